// How good the alerts were: what became of the customers that they were about, and which losses they had warned of.

import { el, empty, fill, part, ready, say } from './dom.js';
import { count, decimal, exactMoney, fullDay, money, percent, windowName, words } from './format.js';
import { table } from './table.js';

const RIGHT = {
  AT_RISK: 'The customer left, or went down to half, within the horizon of the score',
  WIN_BACK: 'The customer came back in time',
  UPSELL: 'The customer paid more in time',
};

const CAME = { AT_RISK: 'Losses', WIN_BACK: 'Customers that came back', UPSELL: 'Customers that paid more' };

export function drawGrades({ grades, known }) {
  if (!known.has('grades')) return;
  const { window, day, reportingCurrency, grades: rows } = grades;
  say(part('grades', 'note'), `All customers, the ${windowName(window)} up to ${fullDay(day)}. An alert is graded when its horizon has ended, so what is graded here was raised before. ${rows.some(row => row.heldOut) ? 'Nobody was told of those that were held out.' : 'The grades are of alerts that people may have acted on.'}`);
  fill(part('grades', 'table'), rows.length === 0 ? empty('No alert was raised or graded in this time.') : table({
    caption: 'How good the alerts were',
    head: ['Alerts about', 'Raised', 'Graded customers', 'Right', 'Share right', 'Right before they decided', 'Days ahead, median', 'MRR lost', 'Better than chance', 'Raised for a customer-month'],
    numeric: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    rows: rows.map(row => cells(row, reportingCurrency)),
  }));
  fill(part('grades', 'came'), rows.length === 0 ? [] : table({
    caption: 'What came, and what of it an alert had said',
    head: ['What came', 'How many', 'An alert had said it', 'Share', 'Share before they decided', 'MRR', 'An alert had said it', 'Share of the MRR'],
    numeric: [1, 2, 3, 4, 5, 6, 7],
    rows: rows.map(row => recalled(row, reportingCurrency)),
  }));
  const scores = rows.filter(row => row.reliability.length > 0).flatMap(tens);
  fill(part('grades', 'scores'), scores.length === 0 ? [] : table({
    caption: 'How often each score came true',
    head: ['Score when it was raised', 'Alerts', 'Right', 'Share right'],
    numeric: [1, 2, 3],
    rows: scores,
  }));
  ready('grades');
}

const apart = row => (row.heldOut ? ', held out' : '');
const name = row => (row.rule ?? words(row.kind)) + apart(row);

function cells(row, currency) {
  return [el('span', { title: RIGHT[row.kind] }, name(row)), count(row.alerts), count(row.episodes), count(row.right),
    el('span', { 'data-exact': row.precision, 'data-figure-of': row.kind, title: row.precision == null ? 'No horizon has ended yet' : null }, percent(row.precision, 0)),
    count(row.undecided), decimal(row.medianLeadDays, 0),
    el('span', { 'data-exact': row.mrrLost, title: exactMoney(row.mrrLost, currency) }, row.kind === 'AT_RISK' ? money(row.mrrLost, currency) : '–'),
    el('span', { 'data-exact': row.lift, title: row.baseRate == null ? null : `Of all customers ${percent(row.baseRate)} would have been right` }, row.lift == null ? '–' : `${decimal(row.lift, 1)} times`),
    decimal(row.burden, 3)];
}

function recalled(row, currency) {
  return [(row.rule ? `${CAME[row.kind]}: ${row.rule}` : CAME[row.kind]) + apart(row), count(row.came), count(row.warned),
    el('span', { 'data-exact': row.recall, 'data-recall-of': row.kind }, percent(row.recall, 0)), percent(row.recallUndecided, 0),
    el('span', { 'data-exact': row.mrrCame, title: exactMoney(row.mrrCame, currency) }, money(row.mrrCame, currency)),
    el('span', { 'data-exact': row.mrrWarned, title: exactMoney(row.mrrWarned, currency) }, money(row.mrrWarned, currency)), percent(row.mrrRecall, 0)];
}

/** Ten scores a row: of one score there are few alerts. */
function tens(row) {
  const found = new Map();
  for (const bin of row.reliability) {
    const from = Math.floor(bin.score / 10) * 10;
    const sum = found.get(from) ?? { alerts: 0, right: 0 };
    found.set(from, { alerts: sum.alerts + bin.alerts, right: sum.right + bin.right });
  }
  return [...found].map(([from, { alerts, right }]) => [`${row.rule ? `${row.rule}, ` : ''}${from} to ${from === 90 ? 100 : from + 9}${apart(row)}`, count(alerts), count(right), `${Math.round(right * 100 / alerts)}\u00a0%`]);
}
