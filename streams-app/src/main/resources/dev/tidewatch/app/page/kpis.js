// The line of key figures, each with how it was one window before and its way there.

import { add, isNegative, isZero, multiply, ratio, subtract } from './decimal.js';
import { el, fill, ready } from './dom.js';
import { figure } from './figure.js';
import { change, count, day, decimal, exactMoney, fullDay, money, percent, points, windowName } from './format.js';
import { spark } from './spark.js';
import { over, span, startOfSpan } from './spans.js';

const RATE = 'rate';
const AMOUNT = 'amount';
/** Of what stands on a day a row also knows how it stood at the `start` of its window. */
const KPIS = [
  { field: 'mrr', label: 'MRR', meaning: 'Monthly recurring revenue', kind: AMOUNT, start: row => row.mrrStart, show: (row, c) => money(row.mrr, c) },
  { field: 'arr', label: 'ARR', meaning: 'Annual recurring revenue: 12 × MRR', kind: AMOUNT, start: row => row.mrrStart && multiply(row.mrrStart, '12'), show: (row, c) => money(row.arr, c, { places: 0 }) },
  { field: 'customers', label: 'Customers', meaning: 'Customers with MRR', kind: AMOUNT, start: row => row.customersStart, show: row => count(row.customers) },
  { field: 'nrr', label: 'NRR', meaning: 'Net revenue retention: MRR now of the customers of the start / their MRR then', kind: RATE, show: row => percent(row.nrr) },
  { field: 'grr', label: 'GRR', meaning: 'Gross revenue retention: the same, each customer at most what it paid at the start', kind: RATE, show: row => percent(row.grr) },
  { field: 'grossMrrChurnRate', label: 'Gross MRR churn', meaning: '(Churn + contraction) / MRR at the start', kind: RATE, bad: true, show: row => percent(row.grossMrrChurnRate, 2) },
  { field: 'netMrrChurnRate', label: 'Net MRR churn', meaning: '(Churn + contraction - expansion - reactivation) / MRR at the start', kind: RATE, bad: true, show: row => percent(row.netMrrChurnRate, 2) },
  { field: 'quickRatio', label: 'Quick ratio', meaning: 'MRR won for each one lost', kind: AMOUNT, show: row => decimal(row.quickRatio) },
];

export function drawKpis(board) {
  const { row, series } = board;
  if (!row) return;
  fill(document.getElementById('kpis'), ...KPIS.map(kpi => tile(kpi.field, [kpi.label, kpi.meaning], kpi.start ? ofDay(row) : over(row),
    figure(row, kpi.field, row[kpi.field] == null ? '–' : kpi.show(row, board.currency)),
    against(kpi, row, board), spark(series.map(each => (each[kpi.field] == null ? null : Number(each[kpi.field])))))),
  atRisk(board));
  ready('kpis');
  document.title = `${money(row.mrr, board.currency, { places: 0 })} MRR, ${span(row)} · Tidewatch`;
}

const tile = (name, [label, meaning], when, ...content) => el('div', { class: 'kpi', 'data-kpi': name },
  el('p', { class: 'label', title: meaning }, label, el('span', { class: 'when' }, when)), ...content);

const ofDay = ({ live, day: last }) => (live ? `${day(last)}, live` : fullDay(last));

/** The change against the same window one window earlier, or against the start of the window where that is all there is. */
function against(kpi, row, board) {
  const earlier = board.rowBefore;
  const now = row[kpi.field];
  const atStart = earlier ? null : kpi.start?.(row);
  if (!earlier && (atStart == null || isZero(String(atStart)))) return noneBefore(board);
  const then = earlier ? earlier[kpi.field] : atStart;
  const since = earlier ? earlier.day : startOfSpan(row);
  if (now == null || then == null) return two('against', 'no value then', dayNear(since, row.day), { title: 'It is divided by what there was at the start, which was nothing' });
  const difference = subtract(String(now), String(then));
  const share = kpi.kind === RATE ? difference : ratio(difference, String(then), 6);
  const text = share == null ? 'from 0' : kpi.kind === RATE ? points(share) : change(share);
  const tone = isZero(difference) || /^[^1-9]*$/.test(text) ? '' : isNegative(difference) === Boolean(kpi.bad) ? ' gain' : ' loss';
  return two('against' + tone, text, `vs ${dayNear(since, row.day)}`, { 'data-before': String(then), title: `${then} on ${fullDay(since)}, ${earlier ? 'one window earlier' : 'the start of the window'}` });
}

/** A line and a second one: always two, so that nothing below moves. */
const two = (style, first, second, properties) => el('p', { class: style, ...properties }, first, ' ', el('span', { class: 'since' }, second));

/** With its year where that is another one. */
const dayNear = (text, other) => (text.slice(0, 4) === other.slice(0, 4) ? day(text) : fullDay(text));

/** Says why there is nothing to hold a figure against. */
function noneBefore({ dayBefore, row, status }) {
  const begin = [status?.firstDay, status?.keptFrom].filter(Boolean).sort().at(-1);
  const title = `One window (${windowName(row.window)}) earlier is ${fullDay(dayBefore)}, of which there is no figure`;
  return begin > dayBefore ? two('against', 'figures begin', fullDay(begin), { title }) : two('against', 'no period before', '', { title });
}

function atRisk(board) {
  const label = ['MRR at risk', 'All that customers with an open at-risk alert pay a month'];
  if (!board.known.has('alerts')) return tile('mrrAtRisk', label, 'now', el('span', { class: 'figure none' }, '–'));
  const risks = [...board.risks.values()];
  const sum = risks.reduce((all, alert) => add(all, alert.mrrAtRisk), '0');
  return tile('mrrAtRisk', label, 'now', el('a', { class: 'figure', href: '#risk', 'data-figure': 'mrrAtRisk', 'data-exact': sum, title: exactMoney(sum, board.currency) },
    money(sum, board.currency)), two('against', `${count(risks.length)} ${risks.length === 1 ? 'customer' : 'customers'}`, newest(risks, board)));
}

function newest(risks, board) {
  if (risks.length === 0) return '';
  const last = risks.reduce((latest, alert) => (alert.openedAt > latest ? alert.openedAt : latest), '');
  return `newest ${dayNear(last.slice(0, 10), board.row.day)}`;
}
