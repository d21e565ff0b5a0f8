// One customer's story: where it stands, what is known of it, and everything that happened, corrections included.

import { ask } from './api.js';
import { trimmed } from './decimal.js';
import { el, empty, fill, table } from './dom.js';
import { count, exactMoney, instant, money, percent, words } from './format.js';
import { score } from './risk.js';
import { timeline } from './timeline.js';

const REFRESH = 500;
const host = document.getElementById('customer');
let shown = null;
let board = null;
let later = null;

/** Null goes back to the figures. */
export function show(id, knowledge) {
  board = knowledge;
  const changed = id !== shown;
  shown = id;
  host.hidden = id == null;
  if (id == null || !changed) return;
  fill(host, heading(id), el('p', { class: 'waiting' }, 'Asking the instance that keeps this customer'));
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
    const story = await ask('/api/customers/' + encodeURIComponent(id));
    if (id === shown) fill(host, heading(id, story.health), ...parts(story));
  } catch (problem) {
    if (id !== shown) return;
    fill(host, heading(id), empty(problem.status === 503 ? problem.message + ' Asking again.' : problem.message));
    if (problem.status === 503 || problem.status === 0) setTimeout(() => id === shown && load(id), 2000);
  }
}

const heading = (id, health) => el('header', { class: 'customer-head' },
  el('a', { href: '#', class: 'back' }, '← All figures'),
  el('h1', {}, id, health ? el('span', { class: 'badge status-' + health.status.toLowerCase() }, words(health.status)) : null));

function parts(story) {
  const { health, instance } = story;
  return [
    panel('customer-now', 'Now', health ? now(health) : empty('No customer-health row yet.')),
    panel('customer-features', 'What is known of it', health ? features(health) : empty('Nothing yet.')),
    panel('customer-story', 'What happened', timeline(story, board.zone), 'wide'),
    instance ? el('p', { class: 'note' }, `Answered by ${instance}.`) : null,
  ];
}

const panel = (id, title, content, size) => el('section', { class: 'panel ' + (size ?? ''), id, 'aria-labelledby': id + '-h' },
  el('header', {}, el('h2', { id: id + '-h' }, title)), content);

function now(health) {
  const zone = board.zone;
  const facts = [
    ['MRR', health.currency ? exactMoney(health.mrr, health.currency) : money(health.mrr, health.reportingCurrency)],
    ['Score', score(health.score)],
    ['Customer since', instant(health.since, zone)],
    ['Renews', instant(health.renewsAt, zone)],
    ['Paid so far', `${exactMoney(health.lifetimePaid, health.reportingCurrency)}, ${count(health.invoicesPaid)} invoices`],
    ['Last payment', instant(health.lastPaidAt, zone)],
    ['RFM', health.rfmSegment ? `${health.rfmSegment} (${health.recency}, ${health.frequency}, ${health.monetary})` : '–'],
    ['NPS, CSAT', `${health.lastNps ?? '–'}, ${percent(health.lastCsat, 0)}`],
    ...Object.entries(health.attributes ?? {}),
  ];
  return el('dl', { class: 'facts' }, facts.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function features(health) {
  const signals = new Map((health.signals ?? []).map(signal => [signal.name, signal]));
  const rows = Object.entries(health.features ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (rows.length === 0) return empty('No feature is known yet.');
  return el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'customer-features-h' }, table({
    caption: 'Features and their part in the score', head: ['Feature', 'Value', 'Weight', 'Part in the score'], numeric: [1, 2, 3],
    rows: rows.map(([name, value]) => [name, /^-?\d+\.\d+$/.test(value) ? trimmed(value) : value, optional(signals.get(name)?.weight), optional(signals.get(name)?.contribution)]),
  }));
}

const optional = text => (text == null ? '–' : trimmed(text));
