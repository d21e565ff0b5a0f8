// The line of key figures, each with how it was one window before and its way there.

import { add, isNegative, isZero, ratio, subtract } from './decimal.js';
import { el, fill, ready } from './dom.js';
import { figure } from './figure.js';
import { change, count, day, decimal, exactMoney, fullDay, money, percent, points, windowName } from './format.js';
import { spark } from './spark.js';

const DAY = 86400000;
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
  const { row, series, rowBefore } = board;
  if (!row) return;
  fill(document.getElementById('kpis'), ...KPIS.map(kpi => el('div', { class: 'kpi', 'data-kpi': kpi.field },
    el('p', { class: 'label', title: kpi.meaning }, kpi.label), figure(row, kpi.field, row[kpi.field] == null ? '–' : kpi.show(row, board.currency)),
    against(kpi, row, rowBefore), spark(series.map(each => (each[kpi.field] == null ? null : Number(each[kpi.field])))))),
  atRisk(board));
  ready('kpis');
  document.title = `${money(row.mrr, board.currency, { places: 0 })} MRR, ${windowName(row.window)} · Tidewatch`;
}

/** The change against the same window one window earlier. */
function against(kpi, row, earlier) {
  const now = row[kpi.field];
  const then = earlier?.[kpi.field];
  if (now == null || then == null) return el('p', { class: 'against' }, earlier ? 'unknown before' : 'no period before');
  const difference = subtract(String(now), String(then));
  const share = kpi.kind === RATE ? difference : ratio(difference, String(then), 6);
  const text = share == null ? 'from 0' : kpi.kind === RATE ? points(share) : change(share);
  const tone = isZero(difference) ? '' : isNegative(difference) === Boolean(kpi.bad) ? ' gain' : ' loss';
  return el('p', { class: 'against' + tone, 'data-before': String(then), title: `${then} on ${fullDay(earlier.day)}, one window earlier` }, text,
    el('span', { class: 'since' }, ` vs ${earlier.day.slice(0, 4) === row.day.slice(0, 4) ? day(earlier.day) : fullDay(earlier.day)}`));
}

function atRisk(board) {
  if (!board.known.has('alerts')) return el('div', { class: 'kpi' }, el('p', { class: 'label' }, 'MRR at risk'), el('span', { class: 'figure none' }, '–'));
  const risks = [...board.risks.values()];
  const sum = risks.reduce((all, alert) => add(all, alert.mrrAtRisk), '0');
  return el('div', { class: 'kpi' }, el('p', { class: 'label', title: 'MRR of all customers with an open alert' }, `MRR at risk (${count(risks.length)})`),
    el('a', { class: 'figure', href: '#risk', 'data-figure': 'mrrAtRisk', 'data-exact': sum, title: exactMoney(sum, board.currency) },
      money(sum, board.currency)), el('p', { class: 'against' }, newest(risks, board)));
}

/** Alerts come at once and figures at marks: while a history is read the alerts are ahead, and it is said. */
function newest(risks, { status, row }) {
  if (risks.length === 0) return '';
  const last = risks.reduce((latest, alert) => (alert.openedAt > latest ? alert.openedAt : latest), '');
  const ahead = !row.live || !status?.asOf ? 0 : Math.floor((new Date(last) - new Date(status.asOf)) / DAY);
  return `newest ${fullDay(last.slice(0, 10))}${ahead > 0 ? `, ${ahead} ${ahead === 1 ? 'day' : 'days'} ahead of the figures` : ''}`;
}
