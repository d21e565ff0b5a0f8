// Churned MRR by cause, by what the customer said, by who decided, by plan, by how long the customer had been there.

import { ratio } from './decimal.js';
import { choices, el, empty, fill, part, ready } from './dom.js';
import { explain } from './explain.js';
import { feedbackOf } from './feedback.js';
import { count, exactMoney, money, percent, words } from './format.js';
import { span } from './spans.js';
import { table } from './table.js';

/** `key` is the field of a movement that its slice has the value of. */
const BREAKDOWNS = [
  ['churnByReason', 'Cause', words, 'reason'],
  ['feedback', 'Their words', said, 'feedback'],
  ['churnByKind', 'Who', words, 'churnKind'],
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
  const [field, label, name, key] = BREAKDOWNS.find(([key]) => key === chosen);
  const found = field === 'feedback' ? feedbackOf(row, () => redraw('metrics')) : row[field] ?? [];
  if (!found) {
    fill(part('reasons', 'table'), el('p', { class: 'waiting' }, 'Reading what they said'));
    return;
  }
  const ordered = [...found];
  const earlier = board.selection.compare && field !== 'feedback' ? board.rowBefore : null;
  const slices = field === 'churnByTenure' ? ordered : ordered.sort((a, b) => Number(b.mrr) - Number(a.mrr));
  fill(part('reasons', 'table'), slices.length === 0 ? empty(`There is no churn: ${span(row)}.`) : table({
    caption: `Churned MRR by ${label.toLowerCase()}`,
    head: [label, 'Churned', 'MRR', ...(earlier ? ['MRR before'] : []), 'Share'],
    numeric: [1, 2, 3, 4],
    sorts: true,
    rows: slices.map(slice => [name(slice.value), count(slice.count),
      amount({ row, slice, key, name }, board.currency),
      ...(earlier ? [before(earlier, field, slice.value, board.currency)] : []),
      bar(ratio(slice.mrr, row.churnMrr ?? '0', 6))]),
  }));
  ready('reasons');
}

function said(value) {
  if (value === '') return 'No answer';
  return value === null ? 'Of customers not listed' : words(value);
}

/** Where the movements say what a slice is made of, it opens to those of it. */
function amount({ row, slice, key, name }, currency) {
  const shown = { 'data-exact': slice.mrr, 'data-slice': slice.value, title: exactMoney(slice.mrr, currency) };
  if (!key || slice.value == null) return el('span', shown, money(slice.mrr, currency));
  const only = movement => (movement[key] ?? '') === slice.value;
  return el('button', { ...shown, type: 'button', class: 'figure', onclick: () => explain(row, 'churnMrr', { name: name(slice.value), only }) }, money(slice.mrr, currency));
}

function before(row, field, value, currency) {
  const mrr = (row[field] ?? []).find(slice => slice.value === value)?.mrr ?? '0';
  return el('span', { 'data-exact': mrr, title: exactMoney(mrr, currency) }, money(mrr, currency));
}

function bar(share) {
  if (share == null) return '–';
  const line = el('span', { class: 'bar long', 'aria-hidden': 'true' }, el('i', {}));
  line.firstChild.style.width = Math.min(100, Number(share) * 100) + '%';
  return el('span', { class: 'score', 'data-exact': share }, line, el('span', { class: 'number' }, percent(share, 0)));
}
