// The newest movements of the ledger in the days that are shown, corrections included.

import { isNegative } from './decimal.js';
import { el, empty, fill, part, ready, say } from './dom.js';
import { customerLink } from './figure.js';
import { exactMoney, instant, money, segmentName, words } from './format.js';
import { ahead, ofDays } from './spans.js';

const MOST = 40;
const order = movement => movement.publishedAt + movement.effectiveAt;

export function drawMovements(board) {
  if (!board.known.has('movements')) return;
  const newest = [...board.movements.values()].sort((a, b) => (order(a) < order(b) ? 1 : -1)).slice(0, MOST);
  fill(part('movements', 'list'), newest.length === 0 ? empty(board.range?.ended ? 'No movement in these days.' : 'No movement yet.') : el('ul', { class: 'feed' }, newest.map(movement => item(movement, board.zone))));
  const last = newest.reduce((latest, { effectiveAt }) => (effectiveAt > latest ? effectiveAt : latest), '');
  say(part('movements', 'note'), segmentName(board.selection.segment) + ofDays(board) + ahead(last, board));
  ready('movements');
}

function item(movement, zone) {
  return el('li', { 'data-id': movement.movementId, 'data-revision': movement.revision, class: movement.voided ? 'voided' : null },
    el('p', {}, kind(movement), customerLink(movement.customerId), amount(movement), el('time', { datetime: movement.effectiveAt, title: movement.effectiveAt }, instant(movement.effectiveAt, zone, { year: false }))));
}

export const kind = movement => el('span', { class: 'badge kind-' + movement.kind.toLowerCase() },
  words(movement.kind) + (movement.voided ? ', voided' : movement.revision > 0 ? `, revised` : ''));

export const amount = movement => el('span', {
  class: 'amount ' + (isNegative(movement.amount) ? 'loss' : 'gain'), 'data-exact': movement.amount,
  title: `${exactMoney(movement.mrrBefore, movement.currency)} before, ${exactMoney(movement.mrrAfter, movement.currency)} after`,
}, money(movement.amount, movement.currency, { signed: true }));
