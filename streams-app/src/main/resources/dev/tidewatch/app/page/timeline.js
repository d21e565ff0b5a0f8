// Movements, alerts, payments, use and the snapshots behind them in one order, newest first. What was corrected or updated is one entry with its
// earlier states inside; renewals that nothing came between are one entry too.

import { activity } from './activity.js';
import { reasonOf } from './causes.js';
import { el, empty, fold } from './dom.js';
import { count, exactMoney, instant, money, readable, words } from './format.js';
import { severity, stateName, told } from './alerts.js';
import { button, care, did } from './care.js';
import { amount, kind } from './movements.js';
import { score } from './risk.js';

export function timeline(story, board) {
  const { zone } = board;
  const entries = [
    ...newestOf(story.movements ?? [], movement => movement.movementId).map(all => movementEntry(all, zone)),
    ...newestOf(story.alerts ?? [], alert => alert.alertId).map(all => alertEntry(all, board)),
    ...snapshots(story.subscriptions ?? [], zone),
    ...activity(story, zone),
  ];
  if (entries.length === 0) return empty('Nothing happened yet.');
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return el('ol', { class: 'timeline' }, folded(entries, zone).map(entry => el('li', { class: entry.class, 'data-entry': entry.entry },
    el('time', { datetime: entry.at }, instant(entry.at, zone)), el('div', {}, entry.content))));
}

/** Lists of the revisions of each, the highest first. */
function newestOf(all, idOf) {
  const byId = new Map();
  all.forEach(one => byId.set(idOf(one), [...(byId.get(idOf(one)) ?? []), one]));
  return [...byId.values()].map(some => some.sort((a, b) => b.revision - a.revision));
}

function movementEntry([movement, ...earlier], zone) {
  return { at: movement.effectiveAt, entry: movement.movementId, class: movement.voided ? 'voided' : null, content: [
    el('p', {}, kind(movement), amount(movement), el('span', { class: 'note', title: `${exactMoney(movement.mrrBefore, movement.currency)} → ${exactMoney(movement.mrrAfter, movement.currency)}` },
      `${money(movement.mrrBefore, movement.currency)} → ${money(movement.mrrAfter, movement.currency)} a month`)),
    el('p', { class: 'note' }, [reasonOf(movement), `rule “${movement.rule}”, ${movement.causes.length === 1 ? 'event' : 'events'} ${movement.causes.join(', ')}`].filter(Boolean).join(' · ')),
    earlier.length ? fold(movement.movementId, `Corrected ${times(earlier.length)}`, earlier.map(one => el('li', {},
      `${instant(one.publishedAt, zone)}: ${words(one.kind)} ${money(one.amount, one.currency, { signed: true })}${one.voided ? ', voided' : ''}`))) : null,
  ] };
}

function alertEntry([alert, ...earlier], board) {
  const { zone } = board;
  const acted = [care(alert, board), did(alert, earlier[0], board)].filter(Boolean).join(' · ');
  return { at: alert.updatedAt, entry: alert.alertId, content: [
    el('p', {}, severity(alert), el('strong', {}, `${words(alert.kind)} ${stateName(alert).toLowerCase()}`), score(alert.score),
      el('span', { class: 'note' }, `opened ${instant(alert.openedAt, zone)}`), button(alert)),
    el('p', { class: 'note' }, readable(told(alert, alert.reportingCurrency), zone)),
    acted ? el('p', { 'data-care': alert.alertId }, acted) : null,
    earlier.length ? fold(alert.alertId, `Updated ${times(earlier.length)}`, earlier.map((one, i) => el('li', { 'data-revision': one.revision },
      el('time', { datetime: one.updatedAt }, instant(one.updatedAt, zone)), ' ', severity(one), ` ${stateName(one)}: `,
      did(one, earlier[i + 1], board) ?? readable(told(one, one.reportingCurrency), zone)))) : null,
  ] };
}

const times = number => (number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`);

function snapshots(subscriptions, zone) {
  return subscriptions.flatMap(one => (one.snapshots ?? [one]).map(snapshot => ({ subscriptionId: one.subscriptionId, ...snapshot })))
    .filter(snapshot => snapshot.occurredAt)
    .map(snapshot => ({ at: snapshot.occurredAt, class: 'event', entry: snapshot.eventId, renewal: snapshot.type === 'RENEWED' ? snapshot.subscriptionId : null, line: `${instant(snapshot.occurredAt, zone)} · ${snapshot.eventId ?? ''}`, content: [
      el('p', {}, el('span', { class: 'badge' }, 'Event'), el('strong', {}, words(snapshot.type ?? snapshot.status)), el('span', { class: 'note' },
        [snapshot.subscriptionId, snapshot.type && words(snapshot.status), ...(snapshot.items ?? []).map(item)].filter(Boolean).join(' · '))),
      snapshot.eventId ? el('p', { class: 'note' }, snapshot.eventId) : null,
    ] }));
}

/** Renewals of one subscription in a row are one entry. */
function folded(entries, zone) {
  const runs = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (entry.renewal && last?.[0].renewal === entry.renewal) last.push(entry);
    else runs.push([entry]);
  }
  return runs.map(run => (run.length < 3 ? run : [renewals(run, zone)])).flat();
}

function renewals(run, zone) {
  const [first, last] = [run.at(-1), run[0]];
  return { at: last.at, class: 'event', entry: 'renewals', content: [
    el('p', {}, el('span', { class: 'badge' }, 'Event'), el('strong', {}, `Renewed ${times(run.length)}`), el('span', { class: 'note' },
      `${last.renewal} · from ${instant(first.at, zone)} to ${instant(last.at, zone)}`)),
    fold(`renewals-${last.entry}`, `Show ${count(run.length)} renewals`, run.map(entry => el('li', {}, entry.line))),
  ] };
}

function item(line) {
  const price = line.amount ?? line.unitAmount;
  const many = line.quantity && line.amount == null ? `${line.quantity} × ` : '';
  const per = line.interval ? ` a ${line.intervalCount > 1 ? line.intervalCount + ' ' : ''}${line.interval.toLowerCase()}` : '';
  return `${line.planId}${price == null ? '' : ': ' + many + exactMoney(price, line.currency) + per}`;
}
