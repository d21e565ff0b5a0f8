// Each panel as CSV, with exact values, and as a picture of what is seen.

import { address } from './api.js';
import { el, say } from './dom.js';
import { valueOf } from './table.js';
import { picture } from './picture.js';

/** Lists of which a panel shows only the newest: the API gives them in parts, and the file has all of them. */
const LISTS = {
  risk: board => ['/api/alerts', { segment: board.selection.segment, state: 'open', kind: 'AT_RISK', limit: 10000 }],
  feed: board => ['/api/alerts', { segment: board.selection.segment, limit: 10000 }],
  movements: ({ selection, range }) => ['/api/movements', { segment: selection.segment, from: range?.from, to: range?.ended ? range.to : null, limit: 10000 }],
  grades: () => ['/api/alert-grades', {}],
  goals: () => ['/api/goals', {}],
  cohorts: board => ['/api/cohorts', { segment: board.selection.segment, period: board.period }],
};

export function prepareExports(board) {
  document.querySelectorAll('#board .panel:has(> header)').forEach(panel => {
    const title = panel.querySelector('h2').textContent;
    const button = (kind, action) => el('button', { type: 'button', 'aria-label': `${kind} of ${title}`, 'data-export': kind.toLowerCase(), onclick: () => action().catch(problem => excuse(problem)) }, kind);
    panel.querySelector('header').append(el('span', { class: 'tools' },
      button('CSV', async () => save(...await csv(panel, board))), button('PNG', async () => save(`${named(panel, board)}.png`, await picture(panel)))));
  });
}

const excuse = problem => say(document.getElementById('announcer'), `It could not be saved: ${problem.message}`);

/** Says what a file is of: a chart of days from when to when, a figure over a period of which period, and a list of the day it was saved. */
function named(panel, { selection: { segment, window }, range }) {
  const days = ['growth', 'churn', 'retention', 'movements'].includes(panel.id) ? [range?.from] : [];
  const period = ['churn', 'retention', 'waterfall', 'reasons'].includes(panel.id) ? [window] : [];
  return ['tidewatch', panel.id, segment, ...period, ...days, range?.to].filter(Boolean).join('-').replace(/[^\w.-]+/g, '_');
}

/** A file name and what is in it. */
async function csv(panel, board) {
  const name = `${named(panel, board)}.csv`;
  const list = LISTS[panel.id]?.(board);
  if (list) return [name, new Blob(await parts(address(list[0], { ...list[1], format: 'csv' })), { type: 'text/csv;charset=utf-8' })];
  const behind = panel.querySelector('details.data');
  behind?.filled?.();
  const tables = [...(behind ?? panel).querySelectorAll('table, dl')];
  const text = tables.map(one => linesOf(one).map(cells => cells.map(quoted).join(',')).join('\r\n') + '\r\n').join('\r\n');
  return [name, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' })];
}

/** A part names the next one in a header; only the first one keeps its line of heads. */
async function parts(first) {
  const found = [];
  for (let next = first; next; ) {
    const response = await fetch(next);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const text = await response.text();
    found.push(found.length ? text.slice(text.indexOf('\n') + 1) : text);
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  }
  return found;
}

function linesOf(table) {
  if (table.tagName === 'DL') return [...table.children].map(pair => [...pair.children].map(cell => cell.textContent));
  return [...table.rows].map(row => [...row.cells].map(cell => (cell.closest('thead') ? cell.textContent.replace(/ [▲▼]$/, '') : exact(cell))));
}

/** The exact value with the sign that is shown: a loss is published as a size. */
function exact(cell) {
  const value = valueOf(cell);
  return cell.textContent.trim().startsWith('\u2212') && /^\d/.test(value) ? '-' + value : value;
}

/** A spreadsheet must not take text for a formula. */
function quoted(text) {
  const safe = /^[=+\-@\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function save(name, content) {
  const href = URL.createObjectURL(content);
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}
