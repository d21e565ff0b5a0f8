// How far each goal of the settings has come; without goals there is no panel.

import { el, fill, part, ready } from './dom.js';
import { fullDay, percent, segmentName, windowName } from './format.js';
import { figureName } from './names.js';
import { table } from './table.js';
import { written } from './units.js';

const STATES = {
  UNKNOWN: ['No value yet', ''],
  ON_TRACK: ['On track', 'status-active'],
  OFF_TRACK: ['Off track', 'status-churned'],
  REACHED: ['Reached', 'status-active'],
  MISSED: ['Missed', 'status-churned'],
};

export function drawGoals({ goals, known, currency }) {
  document.getElementById('goals').hidden = !known.has('goals') || goals.length === 0;
  if (!known.has('goals') || goals.length === 0) return;
  fill(part('goals', 'table'), table({
    caption: 'How far the goals have come',
    head: ['Goal', 'State', 'Since', 'Figure', 'Now', 'Must be', 'Target', 'By', 'Of the way'],
    numeric: [4, 5, 6, 8],
    rows: goals.map(goal => cells(goal, currency)),
  }));
  ready('goals');
}

function cells(goal, currency) {
  const amount = value => el('span', { 'data-exact': value, title: value }, value == null ? '–' : written(goal.figure, value, currency));
  const [state, look] = STATES[goal.state] ?? [goal.state, ''];
  return [goal.name, el('span', { class: `badge ${look}`, 'data-goal': goal.name, 'data-state': goal.state }, state), goal.since == null ? '–' : fullDay(goal.since),
    `${figureName(goal.figure)}, ${windowName(goal.window)}, ${segmentName(goal.segment)}`,
    amount(goal.value), amount(goal.expected),
    el('span', { 'data-exact': goal.target }, `${goal.direction === 'AT_LEAST' ? 'at least' : 'at most'} ${written(goal.figure, goal.target, currency)}`),
    fullDay(goal.until), goal.share == null ? '–' : percent(goal.share, 0)];
}
