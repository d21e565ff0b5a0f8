// Retention and churn of MRR side by side, each with what it counts: they all have one base.

import { figure } from './figure.js';
import { money, percent } from './format.js';
import { table } from './table.js';

const RATES = [
  ['nrr', 'Net revenue retention (NRR)', 'It compares the customers that paid at the start with themselves at the end, expansion included'],
  ['grr', 'Gross revenue retention (GRR)', 'It does the same, but counts no customer with more than it paid at the start'],
  ['grossMrrChurnRate', 'Gross MRR churn', 'It counts all churn and contraction of the period, also of customers won within it'],
  ['netMrrChurnRate', 'Net MRR churn', 'It takes all expansion and reactivation off that; below 0 % it is a gain'],
];

export const rates = row => table({
  caption: 'What is counted for each rate', head: ['Share of the MRR at the start', row.live ? 'Now' : 'At the end', 'What it counts'], numeric: [1], cards: true,
  rows: RATES.map(([field, name, counts]) => [name, figure(row, field, percent(row[field], 2)), counts]),
});

/** Why a retention and a churn need not add up to 100 %. It is always said: what comes and goes moves what is below it. */
export function whatTheyCount(row, currency) {
  if (row.mrrStart == null) return '';
  return `All four are shares of ${money(row.mrrStart, currency)}, the MRR at the start. NRR and GRR compare the customers of the start, then and now. The churn rates count`
    + ' every movement of the period, also of customers that were won or came back within it, and losses that were made good since. So GRR and gross churn need not add up'
    + ' to 100 %, and net churn can show a gain where NRR shows a loss.';
}
