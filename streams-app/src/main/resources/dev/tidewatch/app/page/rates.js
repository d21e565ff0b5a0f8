// Retention and churn of MRR side by side, each with what it counts: they all have one base.

import { isZero, subtract } from './decimal.js';
import { figure } from './figure.js';
import { money, percent } from './format.js';
import { table } from './table.js';

const RATES = [
  ['nrr', 'Net revenue retention (NRR)', 'What the customers of the start pay now, expansion included'],
  ['grr', 'Gross revenue retention (GRR)', 'The same, each at most what it paid at the start'],
  ['grossMrrChurnRate', 'Gross MRR churn', 'All churn and contraction of the window, also of customers won within it'],
  ['netMrrChurnRate', 'Net MRR churn', 'The same less all expansion and reactivation; below 0 % more came than went'],
];

export const rates = row => table({
  caption: 'What is counted for each rate', head: ['Share of the MRR at the start', 'Now', 'What it counts'], numeric: [1], cards: true,
  rows: RATES.map(([field, name, counts]) => [name, figure(row, field, percent(row[field], 2)), counts]),
});

/** Why a retention and a churn need not add up to 100 %. */
export function whyNotHundred(row, currency) {
  if (row.mrrStart == null || row.grr == null || row.grossMrrChurnRate == null) return '';
  const base = `All four are shares of ${money(row.mrrStart, currency)}, the MRR at the start.`;
  const lost = subtract('1', row.grr);
  if (isZero(subtract(lost, row.grossMrrChurnRate))) return base;
  return `${base} By GRR ${percent(lost, 2)} is lost, by gross churn ${percent(row.grossMrrChurnRate, 2)}: churn counts movements, so a loss that was made good since, or of a customer who was not there at the start, is in it and not in GRR.`;
}
