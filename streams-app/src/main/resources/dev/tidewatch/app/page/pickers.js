// Segment, window, days and comparison. They are remembered in the address, so a view can be sent to somebody.

import { daysBefore, startOf } from './dates.js';
import { el, fill } from './dom.js';
import { segmentName, windowName, words } from './format.js';

const WINDOWS = ['P1D', 'P7D', 'P30D', 'P90D', 'P365D', 'MTD', 'QTD', 'YTD'];
const SPANS = [[30, '30 days'], [90, '90 days'], [365, '365 days'], [0, 'All days'], ['this-month', 'This month'], ['last-month', 'Last month'], ['dates', 'Dates …']];
const DAY = /^\d{4}-\d\d-\d\d$/;
const byId = id => document.getElementById(id);

/** What the address says, else nothing. */
export function recall() {
  const given = new URLSearchParams(location.search);
  const selection = {};
  for (const name of ['segment', 'window']) {
    if (given.get(name)) selection[name] = given.get(name);
  }
  if (/^\d{1,4}$/.test(given.get('days') ?? '')) selection.days = Number(given.get('days'));
  for (const name of ['from', 'to']) {
    if (DAY.test(given.get(name) ?? '')) selection[name] = given.get(name);
  }
  if (['day', 'week', 'month'].includes(given.get('by'))) selection.grain = given.get('by');
  if (given.get('compare') === '1') selection.compare = true;
  return selection;
}

export function remember({ segment, window, days, from, to, compare, grain }) {
  const query = new URLSearchParams({ segment, window, days });
  Object.entries({ from, to, by: grain, compare: compare ? '1' : null }).forEach(([name, value]) => value && query.set(name, value));
  history.replaceState(null, '', '?' + query + location.hash);
}

export function offer(board, select) {
  const { segment, window, compare } = board.selection;
  const dimensions = board.segments?.dimensions ?? {};
  refill(byId('pick-segment'), [el('option', { value: 'all' }, segmentName('all')), ...groups(dimensions)], segment, segmentName(segment));
  refill(byId('pick-window'), (board.segments?.windows ?? WINDOWS).map(name => el('option', { value: name }, windowName(name))), window, windowName(window));
  const span = spanOf(board);
  refill(byId('pick-history'), SPANS.map(([value, name]) => el('option', { value }, name)), span, `${span} days`);
  byId('pick-segment').onchange = event => select({ segment: event.target.value });
  byId('pick-window').onchange = event => select({ window: event.target.value });
  byId('pick-history').onchange = event => select(chosenSpan(event.target.value, board));
  byId('pick-compare').checked = compare;
  byId('pick-compare').onchange = event => select({ compare: event.target.checked });
  byId('pick-dates').hidden = span !== 'dates';
  dates(board, select);
  byId('pickers').onsubmit = event => event.preventDefault();
}

function dates(board, select) {
  const { range, status } = board;
  for (const name of ['from', 'to']) {
    const picker = byId('pick-' + name);
    if (document.activeElement !== picker) picker.value = board.selection[name] ?? range?.[name] ?? '';
    picker.min = (name === 'to' ? board.selection.from : status?.firstDay) ?? '';
    picker.max = (name === 'from' ? board.selection.to : null) ?? board.today ?? '';
    // A year that is still being typed is a day, but none that there are figures of.
    picker.onchange = () => DAY.test(picker.value) && picker.validity.valid && select({ [name]: picker.value });
  }
}

/** A month that was picked by its name keeps it. */
function spanOf({ selection: { from, to, days }, today }) {
  if (!from && !to) return String(days);
  if (!today) return 'dates';
  const begin = startOf('month', today);
  if (from === begin && !to) return 'this-month';
  const end = daysBefore(begin, 1);
  return from === startOf('month', end) && to === end ? 'last-month' : 'dates';
}

function chosenSpan(value, board) {
  const { today, range } = board;
  if (today && value === 'this-month') return { from: startOf('month', today), to: null };
  if (today && value === 'last-month') {
    const end = daysBefore(startOf('month', today), 1);
    return { from: startOf('month', end), to: end, window: board.segments?.windows?.includes('MTD') ? 'MTD' : board.selection.window };
  }
  if (value === 'dates') return { from: range?.from ?? null, to: range?.to ?? null };
  return { days: Number(value) || (value === '0' ? 0 : 90), from: null, to: null };
}

function groups(dimensions) {
  return Object.entries(dimensions).map(([dimension, values]) => el('optgroup', { label: words(dimension) },
    values.map(value => el('option', { value: `${dimension}=${value}` }, segmentName(`${dimension}=${value}`)))));
}

function refill(picker, options, chosen, name) {
  if (document.activeElement === picker && picker.options.length > 1 && picker.value === chosen) return;
  fill(picker, options);
  picker.value = chosen;
  if (picker.value !== chosen) {
    picker.append(el('option', { value: chosen }, name));
    picker.value = chosen;
  }
}
