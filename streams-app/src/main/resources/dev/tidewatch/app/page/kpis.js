// The line of key figures, each with how it was one window before and its way there.

import { add, isNegative, isZero, ratio, subtract } from './decimal.js';
import { el, fill, ready } from './dom.js';
import { figure } from './figure.js';
import { change, count, day, decimal, exactMoney, fullDay, money, percent, points, windowName } from './format.js';
import { spark } from './spark.js';
import { ahead, ofNow } from './spans.js';

const RATE = 'rate';
const AMOUNT = 'amount';
const KPIS = [
  { field: 'mrr', label: 'MRR', meaning: 'Monthly recurring revenue', kind: AMOUNT, show: (row, c) => money(row.mrr, c) },
  { field: 'arr', label: 'ARR', meaning: 'Annual recurring revenue: 12 × MRR', kind: AMOUNT, show: (row, c) => money(row.arr, c, { places: 0 }) },
  { field: 'customers', label: 'Customers', meaning: 'Customers with MRR', kind: AMOUNT, show: row => count(row.customers) },
  { field: 'nrr', label: 'NRR', meaning: 'Net revenue retention: MRR now of the customers of the start / their MRR then', kind: RATE, show: row => percent(row.nrr) },
  { field: 'grr', label: 'GRR', meaning: 'Gross revenue retention: the same, each customer at most what it paid at the start', kind: RATE, show: row => percent(row.grr) },
  { field: 'grossMrrChurnRate', label: 'Gross MRR churn', meaning: '(Churn + contraction) / MRR at the start', kind: RATE, bad: true, show: row => percent(row.grossMrrChurnRate, 2) },
  { field: 'netMrrChurnRate', label: 'Net MRR churn', meaning: '(Churn + contraction - expansion - reactivation) / MRR at the start', kind: RATE, bad: true, show: row => percent(row.netMrrChurnRate, 2) },
  { field: 'quickRatio', label: 'Quick ratio', meaning: 'MRR won for each one lost', kind: AMOUNT, show: row => decimal(row.quickRatio) },
];

export function drawKpis(board) {
  const { row, series } = board;
  if (!row) return;
  fill(document.getElementById('kpis'), ...KPIS.map(kpi => el('div', { class: 'kpi', 'data-kpi': kpi.field },
    el('p', { class: 'label', title: kpi.meaning }, kpi.label), figure(row, kpi.field, row[kpi.field] == null ? '–' : kpi.show(row, board.currency)),
    against(kpi, row, board), spark(series.map(each => (each[kpi.field] == null ? null : Number(each[kpi.field])))))),
  atRisk(board));
  ready('kpis');
  document.title = `${money(row.mrr, board.currency, { places: 0 })} MRR, ${windowName(row.window)} · Tidewatch`;
}

/** The change against the same window one window earlier. */
function against(kpi, row, board) {
  const earlier = board.rowBefore;
  const now = row[kpi.field];
  const then = earlier?.[kpi.field];
  if (!earlier) return noneBefore(board);
  if (now == null || then == null) return el('p', { class: 'against', title: 'It is divided by what there was at the start, which was nothing' }, 'unknown before');
  const difference = subtract(String(now), String(then));
  const share = kpi.kind === RATE ? difference : ratio(difference, String(then), 6);
  const text = share == null ? 'from 0' : kpi.kind === RATE ? points(share) : change(share);
  const tone = isZero(difference) ? '' : isNegative(difference) === Boolean(kpi.bad) ? ' gain' : ' loss';
  return el('p', { class: 'against' + tone, 'data-before': String(then), title: `${then} on ${fullDay(earlier.day)}, one window earlier` }, text,
    el('span', { class: 'since' }, ` vs ${dayNear(earlier.day, row.day)}`));
}

/** With its year where that is another one. */
const dayNear = (text, other) => (text.slice(0, 4) === other.slice(0, 4) ? day(text) : fullDay(text));

/** Says why there is nothing to hold a figure against. */
function noneBefore({ dayBefore, row, status }) {
  const begin = [status?.firstDay, status?.keptFrom].filter(Boolean).sort().at(-1);
  return el('p', { class: 'against', title: `One window (${windowName(row.window)}) earlier is ${fullDay(dayBefore)}, of which there is no figure` },
    begin > dayBefore ? `figures begin ${fullDay(begin)}` : 'no period before');
}

function atRisk(board) {
  if (!board.known.has('alerts')) return el('div', { class: 'kpi' }, el('p', { class: 'label' }, 'MRR at risk'), el('span', { class: 'figure none' }, '–'));
  const risks = [...board.risks.values()];
  const sum = risks.reduce((all, alert) => add(all, alert.mrrAtRisk), '0');
  return el('div', { class: 'kpi' }, el('p', { class: 'label', title: `All that customers with an open alert pay a month${ofNow(board)}` }, `MRR at risk ${board.range?.ended ? 'now ' : ''}(${count(risks.length)})`),
    el('a', { class: 'figure', href: '#risk', 'data-figure': 'mrrAtRisk', 'data-exact': sum, title: exactMoney(sum, board.currency) },
      money(sum, board.currency)), el('p', { class: 'against' }, newest(risks, board)));
}

function newest(risks, board) {
  if (risks.length === 0) return '';
  const last = risks.reduce((latest, alert) => (alert.openedAt > latest ? alert.openedAt : latest), '');
  return `newest ${dayNear(last.slice(0, 10), board.row.day)}${ahead(last, board)}`;
}
