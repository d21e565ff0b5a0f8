// One customer's story: where it stands, which signals it gives, and what happened, corrections included.

import { ask } from './api.js';
import { actOn } from './care.js';
import { discard } from './charting.js';
import { isZero, round, trimmed } from './decimal.js';
import { el, empty, fill } from './dom.js';
import { count, exactMoney, instant, money, percent, words } from './format.js';
import { featureName, featureValue, otherAttributes, person, statusName } from './names.js';
import { drawPath, standing } from './customer-mrr-chart.js';
import { score } from './risk.js';
import { notFound } from './search.js';
import { table } from './table.js';
import { timeline } from './timeline.js';
import { kept } from './activity.js';

const REFRESH = 500;
const host = document.getElementById('customer');
let shown = null;
let board = null;
let later = null;

/** The alert that an address names, until it was shown. */
let wanted = null;

/** Null goes back to the figures. */
export function show(id, knowledge, alertId) {
  board = knowledge;
  wanted = alertId;
  const changed = id !== shown;
  shown = id;
  host.hidden = id == null;
  if (id == null) return;
  if (!changed) {
    if (wanted) load(id);
    return;
  }
  replace(heading({ customerId: id }), el('p', { class: 'waiting' }, 'Asking the instance that keeps this customer'));
  host.focus();
  scrollTo(0, 0);
  load(id);
}

/** Something about this customer came through the stream. */
export function touched(id) {
  if (id !== shown || id == null) return;
  later ??= setTimeout(() => {
    later = null;
    load(shown);
  }, REFRESH);
}

async function load(id) {
  if (id == null) return;
  try {
    board.status ??= await ask('/api/status');
    const story = await ask('/api/customers/' + encodeURIComponent(id));
    if (id === shown) draw(story);
  } catch (problem) {
    if (id !== shown) return;
    const again = problem.status === 503 || problem.status === 0;
    replace(heading({ customerId: id }, false), problem.status === 404 ? notFound(id) : empty(problem.message + (again ? ' Asking again.' : '')));
    if (again) setTimeout(() => id === shown && load(id), 2000);
  }
}

function replace(...content) {
  const chart = host.querySelector('.chart');
  if (chart) discard(chart);
  fill(host, ...content);
}

function draw(story) {
  const { health, instance } = story;
  const path = host.querySelector('#customer-path');
  fill(host, heading({ customerId: story.customerId, ...health }),
    panel('customer-now', 'Now', health ? now(health, story) : empty('No customer-health row yet.')),
    path ?? panel('customer-path', 'MRR over time', el('div', { class: 'chart' }), 'wide'),
    panel('customer-features', 'Signals', health ? features(health) : empty('Nothing yet.')),
    panel('customer-story', 'What happened', [el('p', { class: 'note', 'data-part': 'kept' }, kept(story, board.zone)), timeline(story, board)], 'wide'),
    instance && instance !== 'local' ? el('p', { class: 'note' }, `The instance at ${instance} has answered.`) : null);
  drawPath(host.querySelector('#customer-path .chart'), story, board);
  openWanted(story.alerts ?? []);
}

/** Finds the highest revision of the alert: it comes first. */
function openWanted(alerts) {
  const alert = alerts.find(one => one.alertId === wanted);
  wanted = null;
  if (alert) actOn(alert);
}

function heading(health, isKnown = true) {
  const { name, email, link } = person(health, board.status?.customers);
  return el('header', { class: 'customer-head' },
    el('p', { class: 'back' }, el('a', { href: '#' }, '← All figures'), el('a', { href: '#customers' }, 'All customers')),
    el('h1', {}, name ?? health.customerId, health.status ? el('span', { class: 'badge status-' + health.status.toLowerCase() }, statusName(health)) : null),
    el('p', { class: 'note' }, name ? el('span', {}, health.customerId) : null,
      email ? el('a', { href: 'mailto:' + encodeURIComponent(email).replace('%40', '@') }, email) : null,
      link && isKnown ? el('a', { href: link, rel: 'noreferrer', target: '_blank', 'data-link': 'elsewhere' }, `Open in ${new URL(link).host}`) : null));
}

const panel = (id, title, content, size) => el('section', { class: 'panel ' + (size ?? ''), id, 'aria-labelledby': id + '-h' },
  el('header', {}, el('h2', { id: id + '-h' }, title)), ...[content].flat());

/** Says what each subscription is worth, by the newest movement of each currency: it has a line for each of them. */
function bySubscription({ movements }) {
  const newest = new Map(standing(movements ?? []).map(movement => [movement.currency, movement]));
  const worth = [...newest.values()].flatMap(({ currency, lines }) => lines.map(line => ({ id: line.subscriptionId, currency, mrr: line.after }))).filter(line => !isZero(line.mrr));
  return new Set(worth.map(line => line.id)).size < 2 ? null
    : el('ul', {}, worth.map(line => el('li', { 'data-exact': line.mrr, 'data-subscription': line.id }, `${money(line.mrr, line.currency)}: ${line.id}`)));
}

function now(health, story) {
  const zone = board.zone;
  const cents = (text, currency) => (text == null ? '–' : el('span', { 'data-exact': text, title: exactMoney(text, currency) }, money(text, currency)));
  const facts = [
    ['MRR', health.currency ? cents(health.mrr, health.currency) : cents(health.mrr, health.reportingCurrency)],
    ['MRR by subscription', bySubscription(story)],
    ['Risk of leaving, 0 to 100', score(health.score)],
    ['Customer since', instant(health.since, zone)],
    ['Renews', instant(health.renewsAt, zone)],
    ['Paid so far', [cents(health.lifetimePaid, health.reportingCurrency), `, ${count(health.invoicesPaid)} invoices`]],
    ['Last payment', instant(health.lastPaidAt, zone)],
    ['Buying habit (RFM)', health.rfmSegment ? `${health.rfmSegment} (${health.recency}, ${health.frequency}, ${health.monetary})` : '–'],
    ['NPS, satisfaction', `${health.lastNps ?? '–'}, ${percent(health.lastCsat, 0)}`],
    ...otherAttributes(health, board.status?.customers).map(([name, value]) => [words(name), value]),
  ];
  return el('dl', { class: 'facts' }, facts.filter(([, value]) => value !== null).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function features(health) {
  const signals = new Map((health.signals ?? []).map(signal => [signal.name, signal]));
  const part = name => Number(signals.get(name)?.contribution ?? 0);
  const rows = Object.entries(health.features ?? {}).sort(([a], [b]) => part(b) - part(a) || featureName(a).localeCompare(featureName(b), 'en'));
  if (rows.length === 0) return empty('No feature is known yet.');
  const optional = text => (text == null ? '–' : el('span', { 'data-exact': text, title: trimmed(text) }, round(text, 2)));
  return [el('p', { class: 'note' }, `Days and hours are counted to when the customer was judged last, ${instant(health.updatedAt, board.zone)} at the latest.`),
    el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'customer-features-h' }, table({
    caption: 'Features and their part in the score', head: ['Feature', 'Value', 'Weight', 'Part in the score'], numeric: [1, 2, 3],
    rows: rows.map(([name, value]) => [el('span', { title: name, 'data-feature': name }, featureName(name)),
      featureValue(name, value, health.reportingCurrency), optional(signals.get(name)?.weight), optional(signals.get(name)?.contribution)]),
    }))];
}
