// The live stream: one EventSource that is always being opened again, and the page told how it stands.

import { address } from './api.js';

/** The events of the stream, and what they are called here. */
const TOPICS = { metrics: 'metrics', cohorts: 'cohort', movements: 'movement', alerts: 'alert', customers: 'health', status: 'status' };
const FIRST_WAIT = 250;
const LONGEST_WAIT = 4000;
/** A status comes at least every 5 s; without one for so long the connection is taken for dead. */
const SILENCE = 12000;

export class Stream {
  #source;
  #wait = FIRST_WAIT;
  #timer;
  #silence;
  #parameters = {};

  /** `heard(topic, value)` for each event, `opened()` for each new connection, `lost()` when it breaks. */
  constructor({ heard, opened, lost }) {
    this.heard = heard;
    this.opened = opened;
    this.lost = lost;
  }

  open(parameters) {
    this.#parameters = parameters;
    this.#wait = FIRST_WAIT;
    this.#connect();
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = new EventSource(address('/api/stream', this.#parameters));
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_WAIT;
      this.#listenForSilence();
      this.opened();
    };
    source.onerror = () => this.#again();
    for (const [name, topic] of Object.entries(TOPICS)) {
      source.addEventListener(name, event => {
        this.#listenForSilence();
        this.heard(topic, JSON.parse(event.data));
      });
    }
    this.#listenForSilence();
  }

  // The browser's own retry gives up at the first answer that is no stream, such as a 503 while the server starts.
  #again() {
    this.#source.close();
    clearTimeout(this.#silence);
    this.lost();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #listenForSilence() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#again(), SILENCE);
  }
}
