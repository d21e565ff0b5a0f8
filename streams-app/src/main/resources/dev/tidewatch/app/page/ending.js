// Of what a customer at risk pays, the part whose end is set: published movements say it, the alert names the subscription.

import { ask } from './api.js';
import { add, isZero } from './decimal.js';
import { standing } from './customer-mrr-chart.js';

const SIGNAL = 'subscription.cancelScheduled';
const EVIDENCE = /^subscription (.+) ends at \S+$/s;
/** The newest ones of a customer say what each of its subscriptions is worth. */
const MOVEMENTS = 20;

/** By customer; a promise while it is asked for. */
const known = new Map();
let before = Promise.resolve();

const subscription = alert => EVIDENCE.exec(alert.signals.find(signal => signal.name === SIGNAL)?.evidence ?? '')?.[1];

/** `{mrr, currency}`; null where it is all of it, or not known yet: then `changed` is called when it is. */
export function ending({ customerId, ...alert }, changed) {
  const id = subscription(alert);
  if (!id) return null;
  if (!known.has(customerId)) known.set(customerId, linesOf(customerId, changed));
  const lines = known.get(customerId);
  if (!Array.isArray(lines)) return null;
  const own = lines.filter(line => line.subscriptionId === id);
  return own.length === 0 || own.length === lines.length ? null
    : { mrr: own.reduce((sum, line) => add(sum, line.after), '0'), currency: own[0].currency };
}

/** A movement of a customer came: it may be worth something else. */
export const moved = customerId => known.delete(customerId);

/** One after the other: a list may have a hundred. */
function linesOf(customerId, changed) {
  const asked = before.then(() => ask('/api/movements', { customer: customerId, limit: MOVEMENTS })).then(({ movements }) => {
    if (known.get(customerId) !== asked) return;
    known.set(customerId, lines(movements));
    changed();
  }).catch(() => known.delete(customerId));
  before = asked;
  return asked;
}

function lines(movements) {
  const newest = new Map(standing(movements).map(movement => [movement.currency, movement]));
  return [...newest.values()].flatMap(movement => movement.lines.map(line => ({ ...line, currency: movement.currency }))).filter(line => !isZero(line.after));
}
