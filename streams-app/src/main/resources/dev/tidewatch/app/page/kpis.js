// The line of key figures.

import { add } from './decimal.js';
import { el, fill, ready } from './dom.js';
import { figure } from './figure.js';
import { count, decimal, exactMoney, money, percent, windowName } from './format.js';

const KPIS = [
  ['mrr', 'MRR', 'Monthly recurring revenue', (row, c) => money(row.mrr, c)],
  ['arr', 'ARR', 'Annual recurring revenue', (row, c) => money(row.arr, c, { places: 0 })],
  ['customers', 'Customers', 'Customers with MRR', row => count(row.customers)],
  ['nrr', 'NRR', 'Net revenue retention', row => percent(row.nrr)],
  ['grr', 'GRR', 'Gross revenue retention', row => percent(row.grr)],
  ['grossMrrChurnRate', 'MRR churn', 'Gross MRR churn rate', row => percent(row.grossMrrChurnRate, 2)],
  ['quickRatio', 'Quick ratio', 'MRR won for each lost', row => decimal(row.quickRatio)],
];

export function drawKpis(board) {
  const row = board.live ?? board.series.at(-1);
  if (!row) return;
  const host = document.getElementById('kpis');
  fill(host, ...KPIS.map(([field, label, meaning, show]) => el('div', { class: 'kpi' },
    el('p', { class: 'label', title: meaning }, label), figure(row, field, row[field] == null ? '–' : show(row, board.currency)))),
  atRisk(board));
  ready('kpis');
  document.title = `${money(row.mrr, board.currency, { places: 0 })} MRR, ${windowName(row.window)} · Tidewatch`;
}

function atRisk(board) {
  const risks = [...board.risks.values()];
  const sum = risks.reduce((all, alert) => add(all, alert.mrrAtRisk), '0');
  return el('div', { class: 'kpi' }, el('p', { class: 'label', title: 'MRR of all customers with an open alert' }, `MRR at risk (${count(risks.length)})`),
    el('a', { class: 'figure', href: '#risk', 'data-figure': 'mrrAtRisk', 'data-exact': sum, title: exactMoney(sum, board.currency) },
      money(sum, board.currency)));
}
