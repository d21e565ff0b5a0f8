// The feed of alerts, newest first, and the few words a screen reader is told of it.

import { el, empty, fill, part, ready, say } from './dom.js';
import { customerLink } from './figure.js';
import { instant, money, readable, segmentName, words } from './format.js';
import { signalPhrase } from './names.js';
import { ahead, ofNow } from './spans.js';

const MOST = 40;
const SAY_EVERY = 15000;
let saidAt = -SAY_EVERY;

export function drawAlerts(board) {
  if (!board.known.has('alerts')) return;
  const newest = [...board.alerts.values()].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, MOST);
  fill(part('feed', 'list'), newest.length === 0 ? empty('No alert yet.') : el('ul', { class: 'feed' }, newest.map(alert => item(alert, board))));
  say(part('feed', 'note'), segmentName(board.selection.segment) + ahead(newest[0]?.updatedAt, board) + ofNow(board));
  ready('feed');
}

function item(alert, board) {
  return el('li', { 'data-id': alert.alertId, 'data-revision': alert.revision },
    el('p', {}, severity(alert), el('strong', {}, stateName(alert)), alert.customerId ? customerLink(alert.customerId) : el('span', {}, alert.rule ?? 'goal'),
      el('time', { datetime: alert.updatedAt, title: alert.updatedAt }, instant(alert.updatedAt, board.zone, { year: false }))),
    el('p', { class: 'note' }, readable(told(alert, board.currency), board.zone)));
}

export const severity = alert => el('span', { class: 'badge severity-' + alert.severity.toLowerCase() }, words(alert.severity));

/** An offer to come back is closed when it was taken up, and also when the time for it has passed. */
export function stateName({ kind, state, signals }) {
  if (kind !== 'WIN_BACK' || state !== 'RESOLVED') return words(state);
  return signals.some(signal => signal.evidence === 'pays again') ? 'Won back' : 'Closed';
}

/** As published, but a signal that has no evidence is said in words in place of its name. */
export const sentence = (alert, currency) => (alert.signals ?? []).filter(signal => !signal.evidence)
  .reduce((text, signal) => text.replace(new RegExp(`(?<=[:;] )${signal.name.replaceAll('.', '\\.')}(?=[;.]|$)`), signalPhrase(signal)), plain(alert, currency));

/** Without how urgent it is and who it is about, where that is said beside it already. */
export function told(alert, currency) {
  const text = sentence(alert, currency);
  const head = `${alert.severity} ${alert.customerId}: `;
  return text.startsWith(head) ? text[head.length].toUpperCase() + text.slice(head.length + 1) : text;
}

const plain = (alert, currency) => alert.sentence
  || `${words(alert.kind)}: ${money(alert.mrrAtRisk, alert.reportingCurrency ?? currency)} a month. ${alert.suggestedAction ?? ''}`;

/** Only new alerts, and at most one in a while: a fast pipeline must not talk without a pause. */
export function announce(alert) {
  const now = performance.now();
  if (alert.state !== 'RAISED' || alert.revision !== 0 || now - saidAt < SAY_EVERY) return;
  saidAt = now;
  say(document.getElementById('announcer'), `New alert, ${words(alert.severity)}: ${alert.customerId ?? alert.rule}`);
}
