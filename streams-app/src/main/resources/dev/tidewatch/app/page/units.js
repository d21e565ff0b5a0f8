// How a figure is written: money, a count, a share or a plain number, by its name.

import { count, decimal, money, percent } from './format.js';

const SHARES = /^(nrr|grr|crr|csat)$|Rate([A-Z]|$)|Share$/;
const COUNTS = /Count$|^customers|Customers$|^trials|Invoices$|Responses$|^nps[A-Z]|Satisfied$|^(lost|gained)$/;
const MONEY = /mrr|Mrr|^(arr|arpa|asp|ltv|fx)$/;

/** As people read it; what is shown may be rounded. */
export function written(field, value, currency) {
  if (value == null) return 'nothing';
  if (COUNTS.test(field)) return count(value);
  if (SHARES.test(field)) return percent(value, 2);
  return MONEY.test(field) ? money(value, currency) : decimal(value);
}
