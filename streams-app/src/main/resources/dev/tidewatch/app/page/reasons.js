// Churned MRR by reason, by who decided, by plan, by how long the customer had been there.

import { ratio } from './decimal.js';
import { choices, el, empty, fill, part, ready } from './dom.js';
import { count, exactMoney, money, percent, windowName, words } from './format.js';
import { table } from './table.js';

const BREAKDOWNS = [
  ['churnByReason', 'Reason', words],
  ['churnByKind', 'Who decided', words],
  ['churnByPlan', 'Plan', value => value],
  ['churnByTenure', 'Tenure', value => value.replace('-', '–') + ' days'],
];

let chosen = BREAKDOWNS[0][0];

export function drawReasons(board, redraw) {
  choices(part('reasons', 'switch'), 'churn-breakdown', BREAKDOWNS, chosen, value => {
    chosen = value;
    redraw('metrics');
  });
  const { row } = board;
  if (!row) return;
  const [field, label, name] = BREAKDOWNS.find(([key]) => key === chosen);
  const ordered = [...(row[field] ?? [])];
  const slices = field === 'churnByTenure' ? ordered : ordered.sort((a, b) => Number(b.mrr) - Number(a.mrr));
  fill(part('reasons', 'table'), slices.length === 0 ? empty(`No churn over ${windowName(row.window)}.`) : table({
    caption: `Churned MRR by ${label.toLowerCase()}`,
    head: [label, 'Churned', 'MRR', 'Share'],
    numeric: [1, 2, 3],
    sorts: true,
    rows: slices.map(slice => [name(slice.value), count(slice.count),
      el('span', { 'data-exact': slice.mrr, 'data-slice': slice.value, title: exactMoney(slice.mrr, board.currency) }, money(slice.mrr, board.currency)),
      bar(ratio(slice.mrr, row.churnMrr ?? '0', 6))]),
  }));
  ready('reasons');
}

function bar(share) {
  if (share == null) return '–';
  const line = el('span', { class: 'bar long', 'aria-hidden': 'true' }, el('i', {}));
  line.firstChild.style.width = Math.min(100, Number(share) * 100) + '%';
  return el('span', { class: 'score', 'data-exact': share }, line, percent(share, 0));
}
