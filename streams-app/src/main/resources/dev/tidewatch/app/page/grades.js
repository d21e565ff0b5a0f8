// How good the alerts were: what became of the customers that they were about.

import { el, empty, fill, part, ready, say } from './dom.js';
import { count, decimal, exactMoney, fullDay, money, percent, windowName, words } from './format.js';
import { table } from './table.js';

const RIGHT = {
  AT_RISK: 'The customer left, or went down to half, within the horizon of the score',
  WIN_BACK: 'The customer came back in time',
  UPSELL: 'The customer paid more in time',
};

export function drawGrades({ grades, known }) {
  if (!known.has('grades')) return;
  const { window, day, reportingCurrency, grades: rows } = grades;
  say(part('grades', 'note'), `All customers, the ${windowName(window)} up to ${fullDay(day)}. An alert is graded when its horizon has ended, so what is graded here was raised before; people may have acted on it.`);
  fill(part('grades', 'table'), rows.length === 0 ? empty('No alert was raised or graded in this time.') : table({
    caption: 'How good the alerts were',
    head: ['Alerts about', 'Raised', 'Graded customers', 'Right', 'Share right', 'Right before they decided', 'Days ahead, median', 'MRR lost'],
    numeric: [1, 2, 3, 4, 5, 6, 7],
    rows: rows.map(row => cells(row, reportingCurrency)),
  }));
  ready('grades');
}

function cells(row, currency) {
  return [el('span', { title: RIGHT[row.kind] }, row.rule ?? words(row.kind)), count(row.alerts), count(row.episodes), count(row.right),
    el('span', { 'data-exact': row.precision, 'data-figure-of': row.kind, title: row.precision == null ? 'No horizon has ended yet' : null }, percent(row.precision, 0)),
    count(row.undecided), decimal(row.medianLeadDays, 0),
    el('span', { 'data-exact': row.mrrLost, title: exactMoney(row.mrrLost, currency) }, row.kind === 'AT_RISK' ? money(row.mrrLost, currency) : '–')];
}
