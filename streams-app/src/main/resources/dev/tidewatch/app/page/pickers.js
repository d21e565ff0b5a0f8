// Segment, window and length of history. They are remembered in the address, so a view can be sent to somebody.

import { el, fill } from './dom.js';
import { segmentName, windowName } from './format.js';

const WINDOWS = ['P1D', 'P7D', 'P30D', 'P90D', 'P365D', 'MTD', 'QTD', 'YTD'];
const byId = id => document.getElementById(id);

/** What the address says, else nothing. */
export function recall() {
  const given = new URLSearchParams(location.search);
  const selection = {};
  if (given.get('segment')) selection.segment = given.get('segment');
  if (given.get('window')) selection.window = given.get('window');
  if (/^\d{1,4}$/.test(given.get('days') ?? '')) selection.days = Number(given.get('days'));
  return selection;
}

export function remember({ segment, window, days }) {
  const query = new URLSearchParams({ segment, window, days });
  history.replaceState(null, '', '?' + query + location.hash);
}

export function offer(board, select) {
  const { segment, window, days } = board.selection;
  const dimensions = board.segments?.dimensions ?? {};
  refill(byId('pick-segment'), [el('option', { value: 'all' }, segmentName('all')), ...groups(dimensions)], segment, segmentName(segment));
  refill(byId('pick-window'), (board.segments?.windows ?? WINDOWS).map(name => el('option', { value: name }, windowName(name))), window, windowName(window));
  refill(byId('pick-history'), [30, 90, 365].map(value => el('option', { value }, `${value} days`)), String(days), `${days} days`);
  byId('pick-segment').onchange = event => select({ segment: event.target.value });
  byId('pick-window').onchange = event => select({ window: event.target.value });
  byId('pick-history').onchange = event => select({ days: Number(event.target.value) });
  byId('pickers').onsubmit = event => event.preventDefault();
}

function groups(dimensions) {
  return Object.entries(dimensions).map(([dimension, values]) => el('optgroup', { label: dimension },
    values.map(value => el('option', { value: `${dimension}=${value}` }, segmentName(`${dimension}=${value}`)))));
}

function refill(picker, options, chosen, name) {
  if (document.activeElement === picker && picker.options.length > 1) return;
  fill(picker, options);
  picker.value = chosen;
  if (picker.value !== chosen) {
    picker.append(el('option', { value: chosen }, name));
    picker.value = chosen;
  }
}
