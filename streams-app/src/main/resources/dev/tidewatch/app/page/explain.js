// Why a number is what it is: the movements behind it, added up anew and held against what was published.

import { ask } from './api.js';
import { el, empty, fill } from './dom.js';
import { day, exactMoney, fullDay, instant, segmentName, windowName, words } from './format.js';
import { trimmed } from './decimal.js';
import { figureName } from './names.js';
import { table } from './table.js';

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

/** Focus returns to where it was when the dialog closes: the browser does that. */
export async function explain(row, field) {
  asked?.abort();
  asked = new AbortController();
  head(field, row[field]);
  fill(body, el('p', { class: 'note' }, place(row)), el('p', { class: 'waiting' }, 'Adding up the movements'));
  if (!dialog.open) dialog.showModal();
  try {
    const answer = await ask('/api/explain', { segment: row.segment, window: row.window, day: row.live ? 'live' : row.day, figure: field }, asked.signal);
    head(field, answer.published);
    fill(body, el('p', { class: 'note' }, place(answer.row)), since(row, field, answer), verdict(answer), ...sections(answer));
  } catch (problem) {
    if (problem.name !== 'AbortError') fill(body, el('p', { class: 'note' }, place(row)), empty(problem.message));
  }
}

const head = (field, value) => { document.getElementById('explain-h').textContent = `Why: ${figureName(field)}, ${plain(value)}`; };

const place = row => `${segmentName(row.segment)}, ${windowName(row.window)} to the end of ${row.live ? day(row.day) + ' (live)' : fullDay(row.day)}, as of ${at(row.asOf)}`;

const at = text => instant(text, board.zone, { seconds: true });

const plain = value => (value == null ? 'nothing' : trimmed(value));

/** Figures move on while somebody reads: what is explained is the newest one, and it says so where that is another. */
function since(row, field, { published, row: now }) {
  if (plain(row[field]) === plain(published)) return null;
  return el('p', { class: 'verdict differs', 'data-since': row.asOf },
    `It has changed since you clicked: it was ${plain(row[field])} as of ${at(row.asOf)}, and is ${plain(published)} as of ${at(now.asOf)}. The newer one is explained here.`);
}

function verdict(answer) {
  const equal = answer.equal ?? plain(answer.sum) === plain(answer.published);
  return el('p', { class: equal ? 'verdict' : 'verdict differs', 'data-verdict': equal ? 'equal' : 'different' },
    `Added up from the movements: ${plain(answer.sum)}. Published: ${plain(answer.published)}. `,
    el('strong', {}, equal ? 'Equal.' : 'Different: a newer row may have come meanwhile; ask again.'));
}

function sections(answer) {
  const figures = answer.figures ?? [{ figure: answer.figure, sum: answer.sum, movements: answer.movements }];
  return figures.map(section => el('section', {},
    el('h3', {}, `${capital(figureName(section.figure))}: ${plain(section.sum)}`),
    section.meaning ? el('p', { class: 'note' }, section.meaning) : null,
    rows(section), others(section)));
}

const capital = text => text[0].toUpperCase() + text.slice(1);

function rows(section) {
  const causes = section.movements?.map(one => ({ share: one.share, movement: one.movement ?? one }))
    ?? section.customers.flatMap(customer => (customer.movements.length
      ? customer.movements.map(cause => ({ share: cause.share ?? customer.share, movement: cause.movement }))
      : [{ share: customer.share, customerId: customer.customerId }]));
  if (causes.length === 0) return empty('No movement is behind it.');
  return el('div', { class: 'scroll' }, table({
    caption: 'Movements', head: ['Customer', 'Adds', 'Movement', 'At', 'Amount', 'Rule, events'], numeric: [1, 4],
    rows: causes.map(({ share, movement, customerId }) => [link(movement?.customerId ?? customerId), plain(share),
      movement ? words(movement.kind) + (movement.reason ? ` (${words(movement.reason)})` : '') : '–',
      movement ? at(movement.effectiveAt) : '–', movement ? exactMoney(movement.amount, movement.currency) : '–',
      movement ? `${movement.rule}: ${movement.causes.join(', ')}` : '–']),
  }));
}

const link = id => (id ? el('a', { href: '#customer=' + encodeURIComponent(id), onclick: () => dialog.close() }, id) : '–');

function others(section) {
  return section.others?.customers > 0
    ? el('p', { class: 'note' }, `and ${section.others.customers} more customers with ${plain(section.others.sum)}`) : null;
}
