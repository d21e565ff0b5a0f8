// What the page knows: what the API answered, kept up to date by the stream. Newer wins by revision or instant.

import { dayBefore, daysAfter, daysBefore, daysFrom, rangeBefore } from './dates.js';
import { fullDay } from './format.js';

const FEED = 60;

export class Board {
  /** Of `days` 0 means all there are; `from` and `to` win over it; `grain` is day, week or month, or what fits. */
  selection = { segment: 'all', window: 'P30D', days: 90, from: null, to: null, compare: false, grain: null };
  status = null;
  segments = null;
  live = null;
  rows = new Map();
  /** Rows of single days: what moved on each. */
  daily = new Map();
  cohorts = new Map();
  period = 'month';
  movements = new Map();
  risks = new Map();
  alerts = new Map();
  /** How good the alerts were. */
  grades = null;
  /** How far the goals have come. */
  goals = [];
  /** Which of the answers have come: before that nothing is said of what they hold. */
  known = new Set();

  get zone() {
    return this.status?.zone ?? 'UTC';
  }

  get currency() {
    return this.live?.reportingCurrency ?? this.status?.reportingCurrency ?? '';
  }

  /** The business day of the newest figures; null while there are none. */
  get today() {
    if (this.live) return this.live.day;
    return this.status?.lastDay ? daysAfter(this.status.lastDay, 1) : null;
  }

  /** The days that are shown. */
  get range() {
    const { from, to, days } = this.selection;
    const last = to && to < this.today ? to : this.today;
    const first = this.status?.firstDay ?? last;
    if (!last) return null;
    const begin = from ?? (days === 0 ? first : daysBefore(last, days - 1));
    return { from: begin, to: last, length: daysFrom(begin, last), ended: last < this.today };
  }

  /** Says why no figure lies in the days that were asked for; null where one may. */
  get without() {
    const { range, selection: { from, to }, status } = this;
    if (!range) return null;
    if (from && to && from > to) return `The days from ${fullDay(from)} to ${fullDay(to)} are the wrong way round.`;
    if (range.from > range.to) return `There is no figure of ${fullDay(from)} yet: the newest day is ${fullDay(this.today)}.`;
    return status?.firstDay && range.to < status.firstDay ? `There is no figure up to ${fullDay(range.to)}: the first day is ${fullDay(status.firstDay)}.` : null;
  }

  /** Closed days in order, the live row last. */
  get series() {
    const { range } = this;
    if (!range) return this.live ? [this.live] : [];
    const closed = this.#closed(range.from, range.to).filter(row => row.day < (this.live?.day ?? '9'));
    return this.live && !range.ended ? [...closed, this.live] : closed;
  }

  /** The rows as many days earlier, in their place beside those of the series; null where there is none. */
  get seriesBefore() {
    const { range } = this;
    if (!range) return [];
    const { from, to } = rangeBefore(range);
    const earlier = day => daysAfter(from, daysFrom(range.from, day) - 1);
    return this.series.map(row => (earlier(row.day) <= to && this.rows.get(earlier(row.day))) || null);
  }

  /** The row whose figures are shown: the live one, or that of the last day of the range. */
  get row() {
    const { range } = this;
    return range?.ended ? this.rows.get(range.to) ?? this.series.at(-1) : this.live ?? this.series.at(-1);
  }

  /** The row of the same window one window earlier. */
  get rowBefore() {
    return this.rows.get(this.dayBefore);
  }

  /** Its day, also where there is no such row. */
  get dayBefore() {
    const { row } = this;
    return row && dayBefore(row.window, row.day);
  }

  #closed(from, to) {
    return [...this.rows.values()].filter(row => row.day >= from && row.day <= to).sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  takeRows(rows) {
    this.rows.clear();
    this.live = null;
    rows.forEach(row => this.#row(row));
  }

  #row(row) {
    if (row.live) {
      if (!this.live || row.asOf >= this.live.asOf) this.live = row;
    } else if (!this.rows.has(row.day) || row.revision >= this.rows.get(row.day).revision) {
      this.rows.set(row.day, row);
    }
  }

  /** More rows of the window that is shown; false for a row of another one. */
  takeRow(row) {
    if (row.segment !== this.selection.segment || row.window !== this.selection.window) return false;
    this.#row(row);
    return true;
  }

  takeDaily(rows) {
    for (const row of rows) {
      if (row.segment === this.selection.segment) this.daily.set(row.day, row);
    }
  }

  /** Days go by, and none that is out of sight is kept. */
  forgetBefore(first) {
    for (const rows of [this.rows, this.daily]) {
      for (const day of rows.keys()) {
        if (day < first) rows.delete(day);
      }
    }
  }

  takeCohorts(rows) {
    this.cohorts.clear();
    rows.forEach(row => this.takeCohort(row));
  }

  takeCohort(row) {
    if (row.segment !== this.selection.segment || row.cohort.includes('Q') !== (this.period === 'quarter')) return false;
    const key = row.cohort + '|' + row.offset;
    if ((this.cohorts.get(key)?.revision ?? -1) <= row.revision) this.cohorts.set(key, row);
    return true;
  }

  takeMovements(movements) {
    this.movements.clear();
    movements.forEach(movement => this.takeMovement(movement));
  }

  takeAlerts(alerts) {
    this.alerts.clear();
    this.risks.clear();
    alerts.forEach(alert => this.takeAlert(alert));
  }

  takeMovement(movement) {
    const { range } = this;
    if (range && (movement.effectiveDay < range.from || (range.ended && movement.effectiveDay > range.to))) return false;
    return keep(this.movements, movement.movementId, movement, other => other.publishedAt + other.effectiveAt);
  }

  takeAlert(alert) {
    const open = ['RAISED', 'ESCALATED'].includes(alert.state);
    if (alert.kind === 'AT_RISK') {
      if ((this.risks.get(alert.alertId)?.revision ?? -1) <= alert.revision) {
        if (open) this.risks.set(alert.alertId, alert);
        else this.risks.delete(alert.alertId);
      }
    }
    return keep(this.alerts, alert.alertId, alert, other => other.updatedAt);
  }
}

function keep(map, key, value, age) {
  if ((map.get(key)?.revision ?? -1) > value.revision) return false;
  map.delete(key);
  map.set(key, value);
  if (map.size > 2 * FEED) {
    const newest = [...map].sort((a, b) => (age(a[1]) < age(b[1]) ? 1 : -1)).slice(0, FEED);
    map.clear();
    newest.forEach(([k, v]) => map.set(k, v));
  }
  return true;
}
