// The page: asks the API once, then follows the stream. An address says what is selected.

import { ask } from './api.js';
import { Board } from './board.js';
import { Drawing } from './redraw.js';
import { Loader } from './loader.js';
import { Stream } from './stream.js';
import * as pickers from './pickers.js';
import * as freshness from './freshness.js';
import * as customer from './customer.js';
import * as customers from './customers.js';
import { fullDay, segmentName } from './format.js';
import { prepareCare } from './care.js';
import { prepareExplain } from './explain.js';
import { prepareExports } from './exports.js';
import { prepareKeys } from './keys.js';
import { prepareSearch } from './search.js';
import { takers } from './takers.js';

const RETRY = 1500;

const logout = document.getElementById('logout');
const board = new Board();
/** What the stream said while the API was being asked: it is newer than the answers. */
let meanwhile = null;
let retry = null;

/** For a panel's own switches: topics to draw, or what else is selected. */
function redraw(...asked) {
  for (const one of asked) {
    if (one === 'cohorts?') loader.cohorts().catch(freshness.refused);
    else if (typeof one === 'object') keep(one);
    else changed(one);
  }
}

const drawing = new Drawing(board, redraw);
const changed = (...topics) => drawing.changed(...topics);

const loader = new Loader(board, {
  changed: (...topics) => {
    if (topics.includes('status')) freshness.heard(board.status, board.range);
    changed(...topics);
  },
  offered: () => pickers.offer(board, select),
});
const taken = takers({ board, loader, changed });

async function load() {
  clearTimeout(retry);
  meanwhile = [];
  try {
    if (!(await loader.load())) return;
    if (board.without) leaveEmptyDays(board.without);
  } catch (problem) {
    freshness.refused(problem);
    retry = setTimeout(load, RETRY);
    return;
  }
  const missed = meanwhile ?? [];
  meanwhile = null;
  missed.forEach(([topic, value]) => taken[topic](value));
}

const stream = new Stream({
  heard: (topic, value) => {
    meanwhile?.push([topic, value]);
    taken[topic](value);
  },
  opened: () => { freshness.connected(); load(); },
  lost: () => {
    freshness.lost(board);
    // A stream does not say that it ended because the login did; an answer does, and leads to the form.
    if (!logout.hidden) ask('/api/status').catch(() => {});
    if (board.selection.segment !== 'all') ask('/api/segments').then(leaveUnknownSegment, () => {});
  },
});

/** An address may name a segment that there are no rows of. */
function leaveUnknownSegment({ dimensions }) {
  const { segment } = board.selection;
  const there = Object.entries(dimensions).flatMap(([dimension, values]) => values.map(value => `${dimension}=${value}`));
  if (segment === 'all' || there.includes(segment)) return;
  freshness.tell(`There is no segment ${segmentName(segment)}; all customers are shown.`);
  select({ segment: 'all' });
}

/** An address may ask for days that there is no figure of. */
function leaveEmptyDays(why) {
  const { from, to } = board.selection;
  const swapped = { from: to, to: from };
  select({ from: null, to: null });
  freshness.tell(`${why} ${board.selection.days || 'All'} days are shown.`,
    from && to && from > to ? [`Show ${fullDay(to)} to ${fullDay(from)}`, () => select(swapped)] : null);
}

function follow() {
  const { segment, window } = board.selection;
  stream.open({ segment, window });
}

/** What needs no other data. */
function keep(selection) {
  Object.assign(board.selection, selection);
  pickers.remember(board.selection);
  pickers.offer(board, select);
  changed('metrics');
}

function select(selection) {
  board.known.clear();
  keep(selection);
  board.takeRows([]);
  board.takeCohorts([]);
  board.daily.clear();
  follow();
}

/** What is scrolled to stays clear of the header, which may have one line or two. */
function keepClearOf(header) {
  const height = getComputedStyle(header).position === 'sticky' ? header.offsetHeight : 0;
  document.documentElement.style.scrollPaddingTop = `${height + 8}px`;
}

function route() {
  const place = new URLSearchParams(location.hash.slice(1));
  const id = place.get('customer');
  const list = place.has('customers');
  const figures = id == null && !list;
  document.getElementById('board').hidden = !figures;
  document.getElementById('pickers').hidden = !figures;
  customer.show(id, board, place.get('alert'));
  customers.show(list ? place : null, board);
  if (figures) drawing.all();
}

new ResizeObserver(([{ target }]) => keepClearOf(target)).observe(document.querySelector('.top'));
Object.assign(board.selection, pickers.recall());
pickers.offer(board, select);
prepareCare(board);
prepareExplain(board);
prepareExports(board);
prepareKeys({ board, keep, select });
prepareSearch();
addEventListener('hashchange', route);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => changed('metrics', 'cohorts'));
document.getElementById('charts').addEventListener('load', () => changed('metrics'));
ask('/api/sessions').then(({ sessions }) => { logout.hidden = !sessions.some(session => session.current); }, () => {});
route();
follow();
