// Why a number is what it is: the movements behind it, added up anew and held against what was published.

import { ask } from './api.js';
import { el, empty, fill } from './dom.js';
import { exactMoney, instant, segmentName } from './format.js';
import { trimmed } from './decimal.js';
import { movedTable, retentionTable, stoodTable } from './causes.js';
import { figureName } from './names.js';
import { span } from './spans.js';
import { written } from './units.js';

const dialog = document.getElementById('explain');
const body = document.getElementById('explain-body');
let asked = null;
let board = null;

export function prepareExplain(knowledge) {
  board = knowledge;
  document.getElementById('explain-close').onclick = () => dialog.close();
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => asked?.abort());
}

/** Of a slice `only` says which movements are in it, `name` what it is called. Focus returns to where it was when the dialog closes. */
export async function explain(row, field, slice = null) {
  asked?.abort();
  asked = new AbortController();
  head(field, row[field], slice);
  fill(body, el('p', { class: 'note' }, place(row)), el('p', { class: 'waiting' }, 'Adding up the movements'));
  if (!dialog.open) dialog.showModal();
  try {
    const answer = await ask('/api/explain', { segment: row.segment, window: row.window, day: row.live ? 'live' : row.day, figure: field }, asked.signal);
    head(field, answer.published, slice);
    fill(body, el('p', { class: 'note' }, place(answer.row)), since(row, field, answer), verdict(field, answer), formula(field, answer), ...sections(answer, slice));
  } catch (problem) {
    if (problem.name !== 'AbortError') fill(body, el('p', { class: 'note' }, place(row)), empty(problem.message));
  }
}

const show = (field, value) => written(field, value, board.currency);

function head(field, value, slice) {
  document.getElementById('explain-h').textContent = slice ? `Why: ${figureName(field)}, ${slice.name}` : `Why: ${figureName(field)}, ${show(field, value)}`;
}

const place = row => `${segmentName(row.segment)}, ${span(row)}, as of ${at(row.asOf)}`;

const at = text => instant(text, board.zone, { seconds: true });

const plain = value => (value == null ? 'nothing' : trimmed(value));

/** Figures move on while somebody reads: what is explained is the newest one, and it says so where that is another. */
function since(row, field, { published, row: now }) {
  if (plain(row[field]) === plain(published)) return null;
  return el('p', { class: 'verdict differs', 'data-since': row.asOf },
    `It has changed since you clicked: it was ${show(field, row[field])} as of ${at(row.asOf)}, and is ${show(field, published)} as of ${at(now.asOf)}. The newer one is explained here.`);
}

/** Two amounts that differ in less than is shown are shown whole. */
function verdict(field, { equal, sum, published }) {
  const said = equal ? value => show(field, value) : plain;
  return el('p', { class: equal ? 'verdict' : 'verdict differs', 'data-verdict': equal ? 'equal' : 'different', title: `${plain(sum)} and ${plain(published)}` },
    `Added up from the movements: ${said(sum)}. Published: ${said(published)}. `,
    el('strong', {}, equal ? 'Equal.' : 'Different: a newer row may have come meanwhile; ask again.'));
}

/** "NRR = MRR at the end … $950.00 / MRR at the start $920.00": a ratio says what it divides. */
function formula(field, { numerator, denominator, figures }) {
  if (denominator.length === 0) return null;
  const sums = new Map(figures.map(({ figure, sum }) => [figure, sum]));
  const terms = some => some.map((term, i) => `${term[0] === '-' ? '− ' : i ? '+ ' : ''}${figureName(term.slice(1))} ${show(term.slice(1), sums.get(term.slice(1)))}`).join(' ');
  return el('p', { 'data-formula': field }, `${capital(figureName(field))} = (${terms(numerator)}) / (${terms(denominator)})`);
}

/** Both parts of a retention are about the same customers: one list shows how each changed. */
function sections(answer, slice) {
  const tools = { show, at, leave: () => dialog.close() };
  if (['nrr', 'grr'].includes(answer.metric)) return [section(answer.figures.find(one => one.figure === 'mrrStart'), retentionTable, tools)];
  return answer.figures.map(one => {
    const moved = one.customers.some(customer => customer.movements.some(cause => cause.share != null));
    return section(one, moved || one.customers.length === 0 ? movedTable : stoodTable, { ...tools, slice });
  });
}

function section(one, list, tools) {
  const { customers, sum } = one.others;
  return el('section', {}, el('h3', { title: plain(one.sum) }, `${capital(figureName(one.figure))}: ${show(one.figure, one.sum)}`),
    one.meaning ? el('p', { class: 'note' }, one.meaning) : null, ...list(one, tools),
    customers > 0 ? el('p', { class: 'note', title: exactMoney(sum, '') }, `${customers} more customers have ${show(one.figure, sum)} of it together.`) : null);
}

const capital = text => text[0].toUpperCase() + text.slice(1);
