// What to do next where there is nothing to show yet.

import { el, fill } from './dom.js';

const host = document.getElementById('welcome');
const COMMANDS = [
  ['See a year of a small company', './tidewatch ingest --config F --input examples/first-year.jsonl'],
  ['Take what Stripe has', './tidewatch import stripe --input stripe.json --output stripe.jsonl\n./tidewatch ingest --config F --input stripe.jsonl'],
  ['Take any table of subscriptions', './tidewatch import csv --input contracts.csv --map contracts.properties --output contracts.jsonl\n./tidewatch ingest --config F --input contracts.jsonl'],
];

/** An empty pipeline: it runs, has read all there is, and that was nothing. */
export const isEmpty = status => status?.state === 'RUNNING' && status.viewCaughtUp === true && status.asOf == null && (status.lag ?? 0) === 0;

export function drawWelcome({ status }) {
  const empty = isEmpty(status);
  document.getElementById('board').classList.toggle('without', empty);
  host.hidden = !empty;
  if (!empty) return;
  const letters = status.deadLetters?.total ?? 0;
  fill(host, el('h2', {}, 'Nothing has been read yet'),
    el('p', {}, letters > 0
      ? `The pipeline runs, and could use none of what came: ${letters} records are in dead-letters. The panel below says why. Put other events in, and figures appear here by themselves.`
      : 'The pipeline runs and waits for events. Put some in, and figures appear here by themselves.'),
    el('p', { class: 'note' }, 'F is the settings file that the pipeline was started with.'),
    ...COMMANDS.flatMap(([what, command]) => [el('h3', {}, what), el('pre', { tabindex: 0, role: 'group', 'aria-label': what }, command.split('\n').map(line => el('code', {}, line)))]),
    el('p', { class: 'note' }, 'In docker compose: docker compose exec -T pipeline tidewatch ingest --input - < examples/first-year.jsonl'));
}
