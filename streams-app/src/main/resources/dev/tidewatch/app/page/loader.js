// Asks the API for what the page shows: all of it when something else is picked, single days again when they changed.

import { ask } from './api.js';
import { dayBefore, daysBefore, monthsBefore, rangeBefore, startOf } from './dates.js';

const RISKS = 500;
const FEED = 60;
const DAYS_EVERY = 2000;
const LISTS_EVERY = 1000;
const GRADES_EVERY = 10000;
const GOALS_EVERY = 60000;

export class Loader {
  #asked = null;
  #later = null;
  #since = null;
  #listing = null;
  #gradedAt = -GRADES_EVERY;
  #goalsAt = 0;
  /** When the segments were asked for last. */
  segmentsAt = 0;

  /** `changed(...topics)` when an answer has come, `offered()` when it was the segments. */
  constructor(board, { changed, offered }) {
    this.board = board;
    this.changed = changed;
    this.offered = offered;
  }

  /** What was asked before is given up, and its promise is false. */
  async load() {
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    try {
      await this.#all(signal);
    } catch (problem) {
      if (problem.name !== 'AbortError' && !signal.aborted) throw problem;
    }
    return !signal.aborted;
  }

  async #all(signal) {
    const { board } = this;
    board.status = await ask('/api/status', {}, signal);
    this.changed('status');
    if (board.without) return;
    const { segment, window } = board.selection;
    const [rows, earlier, daily] = await Promise.all([
      ask('/api/metrics', { segment, window, ...this.#span() }, signal),
      this.#earlier(signal),
      this.#daily(this.#firstDay(), signal),
      this.lists(signal),
      this.grades(signal),
      this.goals(signal),
      this.cohorts(signal),
      this.segments(signal),
    ]);
    board.takeRows(rows.rows);
    earlier.forEach(row => board.takeRow(row));
    board.daily.clear();
    board.takeDaily(daily);
    board.known.add('metrics');
    this.changed('metrics');
  }

  /** Who is at risk, alerts, and the movements of the days that are shown, of the segment that is shown. */
  async lists(signal) {
    const { board } = this;
    const { segment } = board.selection;
    const [risks, alerts, { movements }] = await Promise.all([
      ask('/api/alerts', { segment, state: 'open', kind: 'AT_RISK', limit: RISKS }, signal),
      ask('/api/alerts', { segment, limit: FEED }, signal),
      ask('/api/movements', { segment, ...this.#days(), limit: FEED }, signal),
    ]);
    board.takeAlerts([...alerts.alerts, ...risks.alerts]);
    board.takeMovements(movements);
    ['alerts', 'movements'].forEach(topic => board.known.add(topic));
    this.changed('alerts', 'movements');
  }

  /** An alert or a movement came: the API knows whether it is of the segment that is shown. */
  listed() {
    this.#listing ??= setTimeout(() => {
      this.#listing = null;
      this.lists(this.#asked?.signal).catch(() => {});
      if (performance.now() - this.#gradedAt > GRADES_EVERY) this.grades(this.#asked?.signal).catch(() => {});
    }, LISTS_EVERY);
  }

  /** They add up every alert that there was, so they are not asked for with each. */
  async grades(signal) {
    const { board } = this;
    this.#gradedAt = performance.now();
    board.grades = await ask('/api/alert-grades', {}, signal);
    board.known.add('grades');
    this.changed('grades');
  }

  /** They change by the day, and read each of their days anew. */
  async goals(signal) {
    const { board } = this;
    this.#goalsAt = performance.now();
    board.goals = (await ask('/api/goals', {}, signal)).goals;
    board.known.add('goals');
    this.changed('goals');
  }

  async cohorts(signal) {
    const { board } = this;
    const { rows } = await ask('/api/cohorts', { segment: board.selection.segment, period: board.period }, signal);
    board.takeCohorts(rows);
    board.known.add('cohorts');
    this.changed('cohorts');
  }

  async segments(signal) {
    this.board.segments = await ask('/api/segments', {}, signal);
    this.segmentsAt = performance.now();
    this.offered();
  }

  /** A row came through the stream: the days from it on are asked for again, soon and together. */
  moved(row) {
    this.#since = this.#since == null || row.day < this.#since ? row.day : this.#since;
    this.#later ??= setTimeout(() => this.#again().catch(() => {}), DAYS_EVERY);
  }

  async #again() {
    const since = this.#since;
    this.#later = null;
    this.#since = null;
    const signal = this.#asked?.signal;
    const { board } = this;
    const day = this.#dayBefore();
    const [daily, earlier] = await Promise.all([this.#daily(since, signal), board.rows.has(day) ? [] : this.#earlier(signal)]);
    board.takeDaily(daily);
    if (board.goals.length > 0 && performance.now() - this.#goalsAt > GOALS_EVERY) await this.goals(signal);
    earlier.forEach(row => board.takeRow(row));
    board.forgetBefore([day, this.#firstDay(), this.#span().from].filter(Boolean).sort()[0]);
    this.changed('days');
  }

  #days() {
    const { range } = this.board;
    return range ? { from: range.from, to: range.ended ? range.to : null } : {};
  }

  #span() {
    const { range, selection } = this.board;
    return range && selection.compare ? { ...this.#days(), from: rangeBefore(range).from } : this.#days();
  }

  /** The first day that a period may begin with: of the range, or of as many periods before it. */
  #firstDay() {
    const { range, selection } = this.board;
    if (!range) return null;
    const first = startOf('month', range.from);
    return startOf('week', selection.compare ? monthsBefore(first, Math.ceil(range.length / 28) + 1) : first);
  }

  async #daily(from, signal) {
    const { segment } = this.board.selection;
    const { range } = this.board;
    if (range?.ended && from > range.to) return [];
    const { rows } = await ask('/api/metrics', { segment, window: 'P1D', from, to: range?.ended ? range.to : null }, signal);
    return rows;
  }

  /** The day of the row that the key figures are held against. */
  #dayBefore() {
    const { range, selection } = this.board;
    return range && dayBefore(selection.window, range.to);
  }

  async #earlier(signal) {
    const { segment, window } = this.board.selection;
    const day = this.#dayBefore();
    if (!day) return [];
    // A live row may have moved on by a day, or be one behind what is thought of as today.
    const { rows } = await ask('/api/metrics', { segment, window, from: daysBefore(day, 1), to: day }, signal);
    return rows;
  }
}
