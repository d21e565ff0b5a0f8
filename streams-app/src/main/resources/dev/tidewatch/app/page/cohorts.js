// What is left of the customers who began together: a table whose cells are coloured, so it needs no other form.

import { isFinal } from './churn.js';
import { ratio } from './decimal.js';
import { choices, el, empty, fill, part, ready, say } from './dom.js';
import { count, exactMoney, money, percent, segmentName } from './format.js';
import { ofNow } from './spans.js';

let measure = 'mrr';

export function drawCohorts(board, redraw) {
  if (!board.known.has('cohorts')) return;
  choices(part('cohorts', 'measure'), 'cohort-measure', [['mrr', 'MRR'], ['customers', 'Customers']], measure, value => {
    measure = value;
    redraw('cohorts');
  });
  choices(part('cohorts', 'period'), 'cohort-period', [['month', 'Months'], ['quarter', 'Quarters']], board.period, value => {
    board.period = value;
    redraw('cohorts?');
  });
  const from = board.status?.keptFrom?.slice(0, 7) ?? '';
  const rows = [...board.cohorts.values()].filter(row => begin(row.cohort) >= from);
  const host = part('cohorts', 'table');
  fill(host, rows.length === 0 ? empty(none(board.selection.segment)) : heat(rows, board));
  say(part('cohorts', 'note'), rows.length === 0 ? '' : legend(board, host.scrollWidth > host.clientWidth));
  ready('cohorts');
}

/** A segment that is a cohort has no cohorts of its own. */
const none = segment => (segment.startsWith('cohort=') ? `${segmentName(segment)} is one cohort itself: all customers have a row of it here.` : 'No cohort yet: one begins with its first new customer.');

function legend(board, more) {
  return `Percent of the start: amber or red below 100 %, blue from 100 % on, the stronger the further. Figures in italics are not final${ofNow(board)}.${more ? ' Scroll to the right for later ' + board.period + 's.' : ''}`;
}

/** The first month: of 2026-Q2 it is 2026-04. */
const begin = cohort => cohort.replace(/Q(\d)/, (_, quarter) => String(3 * quarter - 2).padStart(2, '0'));

function heat(rows, board) {
  const cohorts = [...new Set(rows.map(row => row.cohort))].sort();
  const last = Math.max(...rows.map(row => row.offset));
  const offsets = Array.from({ length: last + 1 }, (_, offset) => offset);
  const unit = board.period === 'month' ? 'Month' : 'Quarter';
  return el('table', { class: 'heat' },
    el('caption', { class: 'unseen' }, `What is left of each cohort's ${measure === 'mrr' ? 'MRR' : 'customers'}, in percent of its start`),
    el('thead', {}, el('tr', {}, ['Cohort', 'Start', ...offsets].map((text, i) =>
      el('th', { scope: 'col', class: i ? 'n' : null }, i > 1 ? [el('span', { class: 'unseen' }, unit + ' '), String(text)] : text)))),
    el('tbody', {}, cohorts.map(cohort => line(cohort, offsets.map(offset => board.cohorts.get(cohort + '|' + offset)), board))));
}

function line(cohort, cells, board) {
  const { currency } = board;
  const first = cells.find(row => row);
  const start = measure === 'mrr' ? money(first.mrrStart, currency, { places: 0 }) : count(first.customersStart);
  return el('tr', {}, el('th', { scope: 'row' }, cohort), el('td', { class: 'n' }, start), cells.map(row => cell(row, board)));
}

function cell(row, { currency, status }) {
  if (!row) return el('td', {});
  const final = isFinal(row, row.asOfDay, status);
  const share = measure === 'mrr' ? ratio(row.mrr, row.mrrStart, 6) : ratio(String(row.customers), String(row.customersStart), 6);
  const said = `${row.cohort} + ${row.offset}, end of ${row.asOfDay}: ${count(row.customers)} of ${count(row.customersStart)} customers, `
    + `${exactMoney(row.mrr, currency)} of ${exactMoney(row.mrrStart, currency)}${final ? '' : '; not final'}`;
  return el('td', { class: `n ${shade(share)}${final ? '' : ' open'}`, title: said, 'data-exact': measure === 'mrr' ? row.mrr : String(row.customers), 'data-cell': `${row.cohort}|${row.offset}` },
    share == null ? '–' : percent(share, 0));
}

/** Below 100 % one colour, stronger the more is lost; above it another, stronger the more was won: 80, 100 and 140 differ at a glance. */
function shade(share) {
  if (share == null) return '';
  const percents = Math.round(Number(share) * 100);
  if (percents >= 100) return `grown-${Math.min(5, Math.ceil((percents - 100) / 10))}`;
  return `left-${Math.min(9, Math.ceil((100 - percents) / 10))}`;
}
