// What is behind a figure, as lists in the dialog: movements, customers as they stand, or customers then and now.

import { isNegative, isZero, subtract } from './decimal.js';
import { el, empty } from './dom.js';
import { exactMoney, fullDay, money, words } from './format.js';
import { table } from './table.js';

/** Why a customer left: the cause, and its own words where it gave any. */
export const reasonOf = ({ reason, feedback }) => [reason && words(reason), feedback && `“${words(feedback)}”`].filter(Boolean).join(', ');

export function movedTable({ figure, customers }, { show, slice, at, leave }) {
  const causes = customers.flatMap(one => one.movements).filter(cause => !slice || slice.only(cause.movement));
  if (causes.length === 0) return [empty('No movement is behind it.')];
  const why = causes.some(({ movement }) => movement.reason);
  return [el('p', { class: 'note' }, `Each line is a movement and what it adds, the largest customers first${slice ? '; only those of ' + slice.name : ''}.`), list({
    caption: 'Movements', head: ['Customer', 'Adds', 'Movement', ...(why ? ['Reason, in the customer’s words'] : []), 'Before', 'After', 'On', 'Rule, events'], numeric: why ? [1, 4, 5] : [1, 3, 4],
    rows: causes.map(({ share, movement }) => [link(movement.customerId, leave), share == null ? '–' : exact(share, show(figure, share)), words(movement.kind),
      ...(why ? [reasonOf(movement) || '–'] : []), of(movement.mrrBefore, movement.currency), of(movement.mrrAfter, movement.currency),
      el('time', { datetime: movement.effectiveAt, title: at(movement.effectiveAt) }, fullDay(movement.effectiveDay)), rule(movement)]),
  })];
}

export function stoodTable({ figure, customers }, { show, leave }) {
  return [el('p', { class: 'note' }, 'Each line is a customer and what it adds, the largest first, beside how its MRR changed in the period.'), list({
    caption: 'Customers', head: ['Customer', 'Adds', 'MRR at the start', 'MRR at the end', 'Change'], numeric: [1, 2, 3, 4],
    rows: customers.map(one => [link(one.customerId, leave), exact(one.share, show(figure, one.share)), ...thenAndNow(one, show)]),
  })];
}

export function retentionTable({ customers }, { show, leave }) {
  return [el('p', { class: 'note' }, 'Each line is a customer that paid at the start, the one that changed most first.'), list({
    caption: 'Customers of the start', head: ['Customer', 'MRR at the start', 'MRR at the end', 'Change'], numeric: [1, 2, 3],
    rows: customers.map(one => [link(one.customerId, leave), ...thenAndNow(one, show)]),
  })];
}

function thenAndNow({ mrrStart, mrr }, show) {
  const change = subtract(mrr, mrrStart);
  const tone = isZero(change) ? null : isNegative(change) ? 'loss' : 'gain';
  return [exact(mrrStart, show('mrr', mrrStart)), exact(mrr, show('mrr', mrr)),
    el('span', { class: tone, 'data-exact': change, title: change }, (isZero(change) || isNegative(change) ? '' : '+') + show('mrr', change))];
}

const list = given => el('div', { class: 'scroll' }, table({ ...given, cards: true, sorts: true }));
const exact = (value, text) => el('span', { 'data-exact': value, title: String(value) }, text);
const of = (amount, currency) => el('span', { 'data-exact': amount, title: exactMoney(amount, currency) }, money(amount, currency));
const rule = ({ rule: name, causes }) => `Rule “${name}”, ${causes.length === 1 ? 'event' : 'events'} ${causes.join(', ')}`;
const link = (id, leave) => el('a', { href: '#customer=' + encodeURIComponent(id), onclick: leave }, id);
