// What customers answered when they left. Rows do not have it: the movements behind the churn do, and they are asked for when somebody looks.

import { ask } from './api.js';
import { add } from './decimal.js';

let known = { key: null, slices: null };
let asked = null;

/** Slices of the churn of a row like those that it has itself; null until they are known: then `changed` is called. */
export function feedbackOf(row, changed) {
  const key = [row.segment, row.window, row.day, row.churnMrr, row.churnCount].join('|');
  if (known.key === key) return known.slices;
  asked ??= ask('/api/explain', { segment: row.segment, window: row.window, day: row.live ? 'live' : row.day, figure: 'churnMrr' })
    .then(answer => { known = { key, slices: slicesOf(answer.figures[0]) }; })
    .then(changed, () => {}).finally(() => { asked = null; });
  return known.key?.startsWith(`${row.segment}|${row.window}|`) ? known.slices : null;
}

function slicesOf({ customers, others }) {
  const found = new Map();
  for (const { share, movement } of customers.flatMap(one => one.movements)) {
    const value = movement.feedback ?? '';
    const { count, mrr } = found.get(value) ?? { count: 0, mrr: '0' };
    found.set(value, { value, count: count + 1, mrr: add(mrr, share ?? '0') });
  }
  if (others.customers > 0) found.set(null, { value: null, count: others.customers, mrr: others.sum });
  return [...found.values()];
}
