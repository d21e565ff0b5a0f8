// How a figure is written: money, a count, a share or a plain number, by its name.

import { count, decimal, money, percent } from './format.js';

const SHARES = /^(nrr|grr|crr)$|Rate[A-Z]?|Share$/;
const COUNTS = /Count$|^customers|Customers$|^(lost|gained)$/;

/** As people read it; what is shown may be rounded. */
export function written(field, value, currency) {
  if (value == null) return 'nothing';
  if (COUNTS.test(field)) return count(value);
  if (SHARES.test(field)) return percent(value, 2);
  return field === 'quickRatio' ? decimal(value) : money(value, currency);
}
