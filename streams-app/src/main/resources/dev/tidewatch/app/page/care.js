// Who takes care of an alert: what is known of it, and the dialog in which a person acts on it.

import { tell } from './api.js';
import { clockAt, daysAfter, instantAt } from './dates.js';
import { el, fill, part, say } from './dom.js';
import { instant, words } from './format.js';
import { sentence } from './alerts.js';

const NAME = 'tidewatch.name';
const OPEN = ['RAISED', 'ESCALATED'];
const OUTCOMES = { SAVED: 'saved', LOST: 'lost', NOT_A_RISK: 'not a risk' };
const DONE = { ACKNOWLEDGE: 'Acknowledged', ASSIGN: 'Assigned', SNOOZE: 'Snoozed', RESOLVE: 'Resolved', COMMENT: 'Commented' };

const dialog = document.getElementById('act');
const by = document.getElementById('act-by');
const comment = document.getElementById('act-comment');
const forms = [...dialog.querySelectorAll('form')];

let board = null;
/** The newest revision of the alert in the dialog. */
let shown = null;
/** Keeps what was sent and not taken yet: sent again, it is the same action. */
let unanswered = null;
let taken = '';

export function prepareCare(knowledge) {
  board = knowledge;
  document.getElementById('act-close').onclick = () => dialog.close();
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => { shown = null; });
  for (const form of forms) {
    form.onsubmit = event => {
      event.preventDefault();
      act(form);
    };
  }
}

const present = ({ status }) => status?.now ?? new Date().toISOString();
const at = (text, { zone }) => instant(text, zone, { year: false });
const isOpen = alert => OPEN.includes(alert.state);
const isAhead = (text, knowledge) => text != null && text > present(knowledge);

/** Says who has it and how far that has come, on one line; empty where nobody has done anything and nothing is due. */
export function care(alert, knowledge) {
  const { owner, acknowledgedAt, snoozedUntil, resolution } = alert;
  return [
    owner,
    acknowledgedAt ? 'acknowledged' : null,
    isAhead(snoozedUntil, knowledge) ? `snoozed until ${at(snoozedUntil, knowledge)}` : null,
    resolution ? `resolved as ${OUTCOMES[resolution] ?? words(resolution).toLowerCase()}` : null,
    isOpen(alert) ? due(alert, knowledge) : null,
  ].filter(Boolean).join(', ');
}

/** One that was put off is due when that ends, which is said already. An older version published no due time. */
function due({ state, dueAt, snoozedUntil, actedAt }, knowledge) {
  if (state === 'ESCALATED') return dueAt ? `overdue since ${at(dueAt, knowledge)}` : actedAt ? null : 'overdue';
  return dueAt && dueAt !== snoozedUntil ? `due ${at(dueAt, knowledge)}` : null;
}

/** Says what a person did from one revision to the next; null if nobody did anything. */
export function did(alert, before, knowledge) {
  const isNew = name => alert[name] != null && alert[name] !== before?.[name];
  const done = [
    isNew('acknowledgedAt') && 'acknowledged',
    isNew('owner') && `assigned to ${alert.owner}`,
    isNew('snoozedUntil') && `snoozed until ${at(alert.snoozedUntil, knowledge)}`,
    isNew('resolution') && `resolved as ${OUTCOMES[alert.resolution] ?? words(alert.resolution).toLowerCase()}`,
    isNew('comment') && `“${alert.comment}”`,
  ].filter(Boolean);
  return alert.actedBy && done.length > 0 ? `${alert.actedBy}: ${done.join(', ')}` : null;
}

/** Leads to the dialog; null of an alert that is closed. */
export const button = alert => (isOpen(alert)
  ? el('button', { type: 'button', class: 'act', 'aria-label': `Act on the alert about ${alert.customerId}`, onclick: () => actOn(alert) }, 'Act')
  : null);

export function actOn(alert) {
  shown = alert;
  unanswered = null;
  forms.forEach(form => form.reset());
  by.value = localStorage.getItem(NAME) ?? '';
  comment.value = '';
  const [today] = clockAt(Date.parse(present(board)), board.zone).split('T');
  dialog.querySelector('[name=until]').value = `${daysAfter(today, 1)}T09:00`;
  answered('');
  draw();
  if (!dialog.open) dialog.showModal();
}

/** A revision came through the stream. */
export function heard(alert) {
  if (alert.alertId !== shown?.alertId || alert.revision <= shown.revision) return;
  shown = alert;
  if (taken) answered(`${taken}.`);
  draw();
}

function draw() {
  const { owner, acknowledgedAt, snoozedUntil, dueAt, resolution, actedBy } = shown;
  const text = value => value ?? '–';
  const facts = [
    ['Owner', owner ?? 'Nobody'],
    ['Acknowledged', instant(acknowledgedAt, board.zone)],
    ['Snoozed until', instant(snoozedUntil, board.zone)],
    ['Due', instant(dueAt, board.zone)],
    ['What came of it', resolution ? OUTCOMES[resolution] ?? words(resolution) : '–'],
    ['Acted last', text(actedBy)],
    ['Comment', text(shown.comment)],
  ];
  document.getElementById('act-h').textContent = `Act on the alert about ${shown.customerId}`;
  say(part('act', 'sentence'), `${words(shown.state)}. ${sentence(shown, board.currency)}`);
  fill(part('act', 'facts'), el('dl', { class: 'facts' }, facts.map(([name, value]) => el('div', { 'data-key': name }, el('dt', {}, name), el('dd', {}, value)))));
  part('act', 'acts').hidden = !isOpen(shown);
}

function answered(text, refused = false) {
  const line = part('act', 'said');
  line.classList.toggle('refused', refused);
  say(line, text);
  taken = '';
}

const said = form => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, name === 'until' ? instantAt(value, board.zone) : value.trim()]));

async function act(form) {
  by.value = by.value.trim();
  if (!by.reportValidity()) return;
  const { alertId, revision } = shown;
  const { action } = form.dataset;
  const body = { action, by: by.value, ...said(form), ...(comment.value.trim() ? { comment: comment.value.trim() } : {}) };
  const same = JSON.stringify([alertId, body]);
  if (unanswered?.same !== same) unanswered = { same, eventId: anId() };
  enable(false);
  answered('Sending');
  try {
    await tell(`/api/alerts/${encodeURIComponent(alertId)}/actions`, { ...body, eventId: unanswered.eventId });
    localStorage.setItem(NAME, body.by);
    if (shown?.alertId !== alertId) return;
    unanswered = null;
    comment.value = '';
    // The new revision may come through the stream before the answer to the action does.
    const isShown = shown.revision > revision;
    answered(isShown ? `${DONE[action]}.` : `${DONE[action]}. The alert shows it as soon as the pipeline has read it.`);
    taken = isShown ? '' : DONE[action];
  } catch (problem) {
    if (shown?.alertId === alertId) answered(problem.message, true);
  } finally {
    enable(true);
  }
}

const enable = on => forms.forEach(form => { form.querySelector('button').disabled = !on; });

/** A browser has no randomUUID for a page that came without TLS. */
const anId = () => 'page-' + [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');
