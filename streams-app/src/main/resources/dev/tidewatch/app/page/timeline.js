// Movements, alerts and the snapshots behind them in one order, newest first; every revision, voided ones too.

import { el, empty } from './dom.js';
import { exactMoney, instant, readable, words } from './format.js';
import { sentence } from './alerts.js';
import { amount, kind } from './movements.js';
import { score, severity } from './risk.js';

export function timeline(story, zone) {
  const entries = [...(story.movements ?? []).map(movementEntry), ...(story.alerts ?? []).map(alert => alertEntry(alert, zone)), ...snapshots(story.subscriptions ?? [])];
  if (entries.length === 0) return empty('Nothing happened yet.');
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : (b.revision ?? 0) - (a.revision ?? 0)));
  return el('ol', { class: 'timeline' }, entries.map(entry => el('li', { class: entry.class },
    el('time', { datetime: entry.at }, instant(entry.at, zone)), el('div', {}, entry.content))));
}

function movementEntry(movement) {
  const superseded = movement.voided ? 'voided' : null;
  return { at: movement.effectiveAt, revision: movement.revision, class: superseded, content: [
    el('p', {}, kind(movement), amount(movement), el('span', { class: 'note' },
      `${exactMoney(movement.mrrBefore, movement.currency)} → ${exactMoney(movement.mrrAfter, movement.currency)}`),
    el('span', { class: 'badge' }, `revision ${movement.revision}`)),
    el('p', { class: 'note' }, [movement.reason && words(movement.reason), movement.feedback, `by ${movement.rule} of ${movement.causes.join(', ')}`].filter(Boolean).join(' · ')),
  ] };
}

function alertEntry(alert, zone) {
  return { at: alert.updatedAt, revision: alert.revision, content: [
    el('p', {}, severity(alert), el('strong', {}, `${words(alert.kind)} ${words(alert.state).toLowerCase()}`), score(alert.score)),
    el('p', { class: 'note' }, readable(sentence(alert, alert.reportingCurrency), zone)),
  ] };
}

function snapshots(subscriptions) {
  return subscriptions.flatMap(one => (one.snapshots ?? [one]).map(snapshot => ({ subscriptionId: one.subscriptionId, ...snapshot })))
    .filter(snapshot => snapshot.occurredAt)
    .map(snapshot => ({ at: snapshot.occurredAt, class: 'event', content: [
      el('p', {}, el('span', { class: 'badge' }, 'Event'), el('strong', {}, words(snapshot.type ?? snapshot.status)), el('span', { class: 'note' },
        [snapshot.subscriptionId, snapshot.type && words(snapshot.status), ...(snapshot.items ?? []).map(item)].filter(Boolean).join(' · '))),
      snapshot.eventId ? el('p', { class: 'note' }, snapshot.eventId) : null,
    ] }));
}

function item(line) {
  const price = line.amount ?? line.unitAmount;
  const many = line.quantity && line.amount == null ? `${line.quantity} × ` : '';
  const per = line.interval ? ` a ${line.intervalCount > 1 ? line.intervalCount + ' ' : ''}${line.interval.toLowerCase()}` : '';
  return `${line.planId}${price == null ? '' : ': ' + many + exactMoney(price, line.currency) + per}`;
}
