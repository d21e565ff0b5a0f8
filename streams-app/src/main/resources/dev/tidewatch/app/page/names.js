// What features and customers are called among people.

import { money, percent, readable, words } from './format.js';
import { round, trimmed } from './decimal.js';

const COUNT = value => trimmed(value);
const TRUTH = value => (value === 'true' || Number(value) === 1 ? 'yes' : 'no');
const SHARE = value => percent(value, 0);
const many = unit => value => `${trimmed(value)} ${unit}${trimmed(value) === '1' ? '' : 's'}`;
const MONEY = (value, currency) => money(value, currency);

/** A logarithm of (use + 0.05 usual) / 1.05 usual, as docs/alerts.md has it. */
const LESS = value => {
  const down = 1.05 * (1 - Math.exp(Number(value)));
  return down > 0 ? `${SHARE(String(down))} less` : 'no less';
};

/** By name: how it is said, and how its value is written. `phrase` is for a reason that has no sentence of its own. */
const FEATURES = {
  'payments.failed30d': ['Failed payments in the last 30 days', COUNT, value => `${COUNT(value)} failed payments in 30 days`],
  'payments.dunning': ['An invoice is unpaid', TRUTH, () => 'an invoice is unpaid'],
  'subscription.cancelScheduled': ['Cancellation is scheduled', TRUTH, () => 'cancellation scheduled'],
  'subscription.renewsWithin30d': ['A long term renews within 30 days', TRUTH, () => 'renews within 30 days'],
  'subscription.renewsInDays': ['Next renewal in', many('day')],
  'subscription.locked': ['Bound by a term for 90 days or more', TRUTH, () => 'bound by its term'],
  'subscription.count': ['Subscriptions', COUNT, value => `${COUNT(value)} subscriptions`],
  'mrr.contractions90d': ['Contractions in the last 90 days', COUNT, value => `${COUNT(value)} contractions in 90 days`],
  mrr: ['MRR', MONEY],
  'customer.tenureDays': ['Customer for', many('day'), value => `${COUNT(value)} days as a customer`],
  'usage.drop': ['Use is down by', SHARE, value => `use is down by ${SHARE(value)}`],
  'usage.trend': ['Use of late, against its usual', LESS, value => `${LESS(value)} use than usual`],
  'usage.ofLimit': ['Used of the allowance this month', SHARE, value => `${SHARE(value)} of the allowance used`],
  'activity.silentDays': ['Not active for', many('day')],
  'activity.silent': ['Not active for two weeks', TRUTH, () => 'not active for two weeks'],
  'support.openTickets': ['Open support tickets', COUNT],
  'support.oldestTicketHours': ['The oldest open ticket waits for', many('hour')],
  'support.unresolved48h': ['A ticket is open for 48 hours', TRUTH, () => 'a ticket is open for 48 hours'],
  'feedback.nps': ['Last NPS answer (0 to 10)', COUNT],
  'feedback.csat': ['Last satisfaction answer', SHARE],
  'feedback.detractor': ['Would not recommend (NPS 6 or less)', TRUTH, () => 'would not recommend us'],
  'feedback.dissatisfied': ['Was not satisfied', TRUTH, () => 'was not satisfied'],
  'onboarding.incomplete': ['Has not found its way in', TRUTH, () => 'has not found its way in'],
  'card.expiringWithin30d': ['The card expires within 30 days', TRUTH, () => 'the card expires within 30 days'],
  'trial.endsWithin3dWithoutPaymentMethod': ['The trial ends within 3 days without a way to pay', TRUTH, () => 'the trial ends without a way to pay'],
};

export const featureName = name => FEATURES[name]?.[0] ?? name;

/** As its unit has it; of an unknown feature with two decimals at most. */
export function featureValue(name, value, currency) {
  const shown = FEATURES[name]?.[1];
  if (shown) return shown(value, currency);
  return /^-?\d+\.\d{3,}$/.test(value) ? round(value, 2) : trimmed(value);
}

/** A signal as a phrase; its evidence where the pipeline gave one. */
export function signalPhrase(signal, zone) {
  if (signal.evidence) return readable(signal.evidence, zone);
  return FEATURES[signal.name]?.[2]?.(signal.value) ?? `${featureName(signal.name)}: ${featureValue(signal.name, signal.value, '')}`;
}

/** What the settings say of customers, and where an attribute gives it. */
export function person({ customerId, attributes = {} }, shown = {}) {
  return {
    name: attributes[shown.nameAttribute] || null,
    email: attributes[shown.emailAttribute] || null,
    link: shown.link ? shown.link.replaceAll('{id}', encodeURIComponent(customerId)) : null,
  };
}

/** One that has left and never had MRR was no paying customer: its trial ended, or its first payment never came. */
export const statusName = ({ status, since }) => (status === 'CHURNED' && !since ? 'Never paid' : words(status));

/** Attributes that the head of the page does not show already. */
export const otherAttributes = ({ attributes = {} }, shown = {}) =>
  Object.entries(attributes).filter(([name]) => name !== shown.nameAttribute && name !== shown.emailAttribute);


const FIGURES = {
  mrr: 'MRR', arr: 'ARR', mrrStart: 'MRR at the start', customers: 'the number of customers', customersStart: 'customers at the start', nrr: 'NRR', grr: 'GRR',
  newMrr: 'new MRR', expansionMrr: 'MRR won by expansion', reactivationMrr: 'MRR of reactivations', contractionMrr: 'MRR lost by contraction', churnMrr: 'MRR lost by churn',
  newCount: 'new customers', expansionCount: 'expansions', reactivationCount: 'reactivations', contractionCount: 'contractions', churnCount: 'churns',
  enteringMrr: 'MRR moved in', leavingMrr: 'MRR moved out', grossMrrChurnRate: 'gross MRR churn', netMrrChurnRate: 'net MRR churn', quickRatio: 'the quick ratio',
  lost: 'customers that paid at the start and pay nothing at the end', gained: 'customers won', customersWithoutRate: 'customers without a rate', retainedMrr: 'MRR at the end of the customers that paid at the start', keptMrr: 'MRR that is left of what each customer paid at the start',
  crr: 'customer retention', arpa: 'MRR per customer', expansionShare: 'the share of expansion', customerChurnRateChartmogul: 'customer churn (ChartMogul)', customerChurnRateStripe: 'customer churn (Stripe)', customerChurnRateBaremetrics: 'customer churn (Baremetrics)',
};

/** Says a figure's field as people do; one that has no words here is set apart: "startedMrr" is "started MRR". */
export const figureName = field => FIGURES[field] ?? field.replace(/([A-Z])/g, letter => ' ' + letter.toLowerCase()).replaceAll(' mrr', ' MRR');

