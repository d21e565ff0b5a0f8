// The customers that may leave, the largest expected loss first, each with its reasons and what to do.

import { severity } from './alerts.js';
import { button, care } from './care.js';
import { add, compare, isNegative, multiply } from './decimal.js';
import { choices, el, empty, fill, part, ready, say } from './dom.js';
import { ending } from './ending.js';
import { customerLink } from './figure.js';
import { count, decimal, exactMoney, money, segmentName } from './format.js';
import { featureName, featureValue, signalPhrase } from './names.js';
import { ofNow } from './spans.js';
import { table } from './table.js';

const MOST = 100;

/** Who has cancelled is no prediction any more. */
const WHO = [['all', 'All', () => true], ['ahead', 'May leave', alert => !hasCancelled(alert)], ['decided', 'Have cancelled', alert => hasCancelled(alert)]];

let chosen = WHO[0][0];

const hasCancelled = alert => alert.signals.some(signal => signal.name === 'subscription.cancelScheduled' && !isNegative(signal.contribution));

export function drawRisk(board, redraw) {
  choices(part('risk', 'switch'), 'risk-who', WHO, chosen, value => {
    chosen = value;
    redraw('alerts');
  });
  if (!board.known.has('alerts')) return;
  const [, , wanted] = WHO.find(([key]) => key === chosen);
  const risks = [...board.risks.values()].filter(wanted).sort(mostAtStakeFirst).slice(0, MOST);
  const sum = [...board.risks.values()].reduce((all, alert) => add(all, alert.mrrAtRisk), '0');
  say(part('risk', 'note'), `${segmentName(board.selection.segment)}: ${count(board.risks.size)} open, ${money(sum, board.currency)} a month at risk${ofNow(board)}. The score says how likely a customer leaves within the horizon; its expected loss is the share of what it pays in that time.`);
  const host = part('risk', 'table');
  fill(host, risks.length === 0 ? empty(board.risks.size > 0 ? 'None of these customers is at risk now.' : board.selection.segment === 'all' ? 'Nobody is at risk by what is known now.' : 'Nobody of this segment is at risk by what is known now.') : table({
    caption: 'Open at-risk alerts, the largest expected loss first',
    head: ['Customer', 'Severity', 'Score', 'Customer\u2019s MRR', 'Expected loss', 'Why', 'Who acts', 'What to do'],
    numeric: [2, 3, 4],
    cards: true,
    sorts: true,
    sorted: { column: 4, down: true },
    rows: risks.map(alert => row(alert, board, redraw)),
  }));
  ready('risk');
}

/** An alert of an older version says no expected loss: a month of it stands in. */
const stake = alert => alert.expectedLoss ?? multiply(multiply(alert.mrrAtRisk, alert.score), '0.01');
const mostAtStakeFirst = (a, b) => compare(stake(b), stake(a)) || (a.alertId < b.alertId ? -1 : 1);

function row(alert, board, redraw) {
  const { currency, zone } = board;
  const of = alert.reportingCurrency ?? currency;
  const expected = stake(alert);
  return [customerLink(alert.customerId), severity(alert), score(alert.score),
    el('span', { 'data-exact': alert.mrrAtRisk, title: `${exactMoney(alert.mrrAtRisk, of)}: all that the customer pays a month, over all its subscriptions` }, money(alert.mrrAtRisk, of), ends(ending(alert, () => redraw('alerts')))),
    el('span', { 'data-exact': expected, title: 'The score as a share, times what the customer pays within the horizon of the score' }, money(expected, of)),
    reasons(alert, zone), el('div', { class: 'care' }, el('span', {}, care(alert, board) || 'Nobody'), button(alert)), alert.suggestedAction || '–'];
}

/** 0 to 100 with a bar. */
export function score(text) {
  if (text == null) return '–';
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' }, el('i', {}));
  bar.firstChild.style.width = Math.max(0, Math.min(100, Number(text))) + '%';
  return el('span', { class: 'score', 'data-exact': text, title: text }, bar, el('span', { class: 'number' }, decimal(text, 0)));
}

const ends = part => part && el('small', { class: 'ends', 'data-ends': part.mrr, title: 'The end of this subscription is set; the customer has others' }, `${money(part.mrr, part.currency)} of it ends`);

function reasons(alert, zone) {
  const speaking = alert.signals.filter(signal => !isNegative(signal.contribution));
  if (speaking.length === 0) return alert.rule ?? '–';
  return el('ul', { class: 'reasons' }, speaking.slice(0, 3).map(signal => el('li', { title: `${featureName(signal.name)}: ${featureValue(signal.name, signal.value, alert.reportingCurrency)}; part in the score ${signal.contribution}` }, signalPhrase(signal, zone))));
}
