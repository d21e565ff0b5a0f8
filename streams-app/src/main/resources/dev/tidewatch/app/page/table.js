// Tables: sorted by a column when its head is asked to, cards on a phone.

import { compare } from './decimal.js';
import { el } from './dom.js';

/** By caption: which column a reader has sorted by, and whether the largest comes first. */
const sorting = new Map();

const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * Head cells are text; a row is an array of cells, each text or an element; `numeric` are the columns set to the right; with
 * `cards` each row is a card on a phone. With `sorts` the columns sort the rows that are there; a `sort` with `columns` (names or
 * null), `by`, `down` and `changed(name)` leaves it to somebody else. `sorted` is the `column` that the rows come sorted by.
 */
export function table(given) {
  const { caption, head, rows, numeric = [], rowHead = 0, cards = false } = given;
  const align = index => (numeric.includes(index) ? 'n' : null);
  // Laid out as cards a table is none any more to a screen reader, unless its parts say what they are.
  const is = role => (cards ? role : null);
  const cell = (content, i) => (i === rowHead
    ? el('th', { scope: 'row', role: is('rowheader'), class: align(i) }, content)
    : el('td', { role: is('cell'), class: align(i), 'data-label': cards ? head[i] : null }, content));
  return el('table', { role: is('table'), class: cards ? 'cards' : null },
    el('caption', { class: 'unseen' }, caption),
    el('thead', { role: is('rowgroup') }, el('tr', { role: is('row') }, head.map((text, i) => headCell(text, { i, given, is, align })))),
    el('tbody', { role: is('rowgroup') }, sorted(given).map(cells => el('tr', { role: is('row'), 'data-key': valueOf(cells[rowHead]) }, cells.map(cell)))));
}

/** What a cell is sorted by: the exact value where it has one, else what it says. */
export function valueOf(cell) {
  if (cell instanceof Node) return cell.dataset?.exact ?? cell.querySelector?.('[data-exact]')?.dataset.exact ?? cell.textContent;
  return Array.isArray(cell) ? cell.map(valueOf).join('') : String(cell ?? '');
}

function sorted({ caption, rows, sorts }) {
  const chosen = sorts && sorting.get(caption);
  if (!chosen) return rows;
  const order = (a, b) => (DECIMAL.test(a) && DECIMAL.test(b) ? compare(a, b) : DECIMAL.test(a) ? 1 : DECIMAL.test(b) ? -1 : a.localeCompare(b, 'en'));
  const keyed = rows.map(row => [valueOf(row[chosen.column]), row]);
  return keyed.sort(([a], [b]) => (chosen.down ? order(b, a) : order(a, b))).map(([, row]) => row);
}

function headCell(text, { i, given, is, align }) {
  const asked = standing(given, i);
  const content = asked
    ? el('button', { type: 'button', class: 'sort', onclick: event => asked.sort(event.currentTarget.closest('table')) }, text, el('span', { class: 'arrow', 'aria-hidden': 'true' }, { ascending: ' ▲', descending: ' ▼' }[asked.now] ?? ''))
    : text;
  return el('th', { scope: 'col', role: is('columnheader'), class: align(i), 'aria-sort': asked?.now }, content);
}

/** How a column stands and what a click on it does; null where it cannot be sorted by. */
function standing(given, column) {
  if (given.sort) {
    const name = given.sort.columns[column];
    return name && { now: given.sort.by === name ? (given.sort.down ? 'descending' : 'ascending') : null, sort: () => given.sort.changed(name) };
  }
  if (!given.sorts || given.rows.length < 2) return null;
  const chosen = sorting.get(given.caption) ?? given.sorted;
  const mine = chosen?.column === column;
  return { now: mine ? (chosen.down ? 'descending' : 'ascending') : null, sort: shown => turn(given, { column, down: mine ? !chosen.down : (given.numeric ?? []).includes(column) }, shown) };
}

function turn(given, chosen, shown) {
  sorting.set(given.caption, chosen);
  const next = table(given);
  shown.replaceWith(next);
  next.querySelectorAll('thead th')[chosen.column].querySelector('button')?.focus({ preventScroll: true });
}
