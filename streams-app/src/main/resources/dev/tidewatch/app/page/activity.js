// Payments and use on a customer's timeline: what the pipeline still keeps of them one by one.

import { el, fold } from './dom.js';
import { count, fullDay, instant, money, words } from './format.js';

export const activity = ({ payments, use }, zone) => [...paymentsOf(payments ?? [], zone), ...(use?.days.length ? [useOf(use, zone)] : [])];

/** Paid invoices are as it should be and are one entry; whatever else happened to a payment is one of its own. */
function paymentsOf(payments, zone) {
  const paid = payments.filter(one => one.type === 'INVOICE_PAID');
  return [...payments.filter(one => one.type !== 'INVOICE_PAID').map(one => other(one)), ...(paid.length ? [paidOnes(paid, zone)] : [])];
}

/** Says what is not in the list, so that nobody takes it for the whole life. */
export function kept({ payments, use, health }, zone) {
  const paid = (payments ?? []).filter(one => one.type === 'INVOICE_PAID').length;
  const all = health?.invoicesPaid ?? 0;
  return ['Movements of MRR are all here.',
    paid < all && `Of ${count(all)} paid invoices ${count(paid)} ${paid === 1 ? 'is' : 'are'} listed: older payments are no longer kept one by one${payments?.length ? `, only those from ${instant(payments.at(-1).occurredAt, zone)} on` : ''}.`,
    use && 'Use is kept for 36 days.', 'Tickets and answers to surveys are not listed; those that count now are among the signals.'].filter(Boolean).join(' ');
}

const badge = text => el('span', { class: 'badge' }, text);
const amount = one => (one.amount == null ? null : money(one.amount, one.currency));

const other = one => ({ at: one.occurredAt, class: 'event', entry: one.eventId, content: [
  el('p', {}, badge('Payment'), el('strong', {}, words(one.type)), el('span', { class: 'note' }, [amount(one), one.failureCode, one.invoiceId].filter(Boolean).join(' · '))),
] });

const paidOnes = (paid, zone) => ({ at: paid[0].occurredAt, class: 'event', entry: 'payments', content: [
  el('p', {}, badge('Payment'), el('strong', {}, paid.length === 1 ? 'Invoice paid' : `${count(paid.length)} invoices paid`), el('span', { class: 'note' }, `the last one ${amount(paid[0]) ?? ''}`)),
  fold('payments', `Show ${count(paid.length)}`, paid.map(one => el('li', {}, [instant(one.occurredAt, zone), amount(one), one.invoiceId].filter(Boolean).join(' · ')))),
] });

function useOf({ lastAt, days }, zone) {
  const uses = days.reduce((all, { uses: some }) => all + some, 0);
  return { at: lastAt, class: 'event', entry: 'use', content: [
    el('p', {}, badge('Use'), el('strong', {}, `Used on ${count(days.length)} of 36 days, ${count(uses)} times`), el('span', { class: 'note' }, `to ${instant(lastAt, zone)}, the last use`)),
    fold('use', 'Show the days', days.map(one => el('li', {}, `${fullDay(one.day)}: ${count(one.uses)}`))),
  ] };
}
