// The page: asks the API once, then follows the stream; what changed is drawn at most four times a second.

import { ask } from './api.js';
import { Board } from './board.js';
import { Stream } from './stream.js';
import * as pickers from './pickers.js';
import * as freshness from './freshness.js';
import * as customer from './customer.js';
import { prepareExplain } from './explain.js';
import { drawKpis } from './kpis.js';
import { drawWaterfall } from './waterfall.js';
import { drawChurn } from './churn.js';
import { drawRetention } from './retention.js';
import { drawCohorts } from './cohorts.js';
import { drawRisk } from './risk.js';
import { announce, drawAlerts } from './alerts.js';
import { drawReasons } from './reasons.js';
import { drawMovements } from './movements.js';
import { drawHealth } from './health.js';

const DRAW_EVERY = 250;
const RETRY = 1500;
const RISKS = 500;
const FEED = 60;
/** New values of a dimension come seldom. */
const SEGMENTS_EVERY = 15000;
const PANELS = {
  metrics: [drawKpis, drawWaterfall, drawChurn, drawRetention, drawReasons],
  cohorts: [drawCohorts],
  alerts: [drawKpis, drawRisk, drawAlerts],
  movements: [drawMovements],
  status: [drawHealth],
};

const logout = document.getElementById('logout');
const board = new Board();
const dirty = new Set();
let drawing = null;
let drawnAt = -DRAW_EVERY;
let asked = null;
/** What the stream said while the API was being asked: it is newer than the answers. */
let meanwhile = null;
let segmentsAt = 0;

function changed(...topics) {
  topics.forEach(topic => PANELS[topic].forEach(panel => dirty.add(panel)));
  drawing ??= setTimeout(draw, Math.max(0, drawnAt + DRAW_EVERY - performance.now()));
}

function draw() {
  drawing = null;
  drawnAt = performance.now();
  const panels = [...dirty];
  dirty.clear();
  panels.forEach(panel => panel(board, redraw));
}

/** For a panel's own switches. */
function redraw(...topics) {
  topics.forEach(topic => (topic === 'cohorts?' ? loadCohorts().catch(freshness.refused) : changed(topic)));
}

function daysBefore(day, days) {
  const date = new Date(day + 'T00:00:00Z');
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

async function load() {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const { segment, window, days } = board.selection;
  meanwhile = [];
  try {
    board.status = await ask('/api/status', {}, signal);
    changed('status');
    freshness.heard(board.status);
    const from = board.status.lastDay ? daysBefore(board.status.lastDay, days) : null;
    const [{ rows }, risks, alerts, { movements }] = await Promise.all([
      ask('/api/metrics', { segment, window, from }, signal),
      ask('/api/alerts', { state: 'open', kind: 'AT_RISK', limit: RISKS }, signal),
      ask('/api/alerts', { limit: FEED }, signal),
      ask('/api/movements', { limit: FEED }, signal),
      loadCohorts(signal),
      loadSegments(signal),
    ]);
    board.takeRows(rows);
    board.takeAlerts([...alerts.alerts, ...risks.alerts]);
    board.takeMovements(movements);
    changed('metrics', 'alerts', 'movements');
    const missed = meanwhile;
    meanwhile = null;
    missed.forEach(([topic, value]) => TAKERS[topic](value));
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    freshness.refused(problem);
    setTimeout(() => asked.signal === signal && load(), RETRY);
  }
}

async function loadCohorts(signal) {
  const { rows } = await ask('/api/cohorts', { segment: board.selection.segment, period: board.period }, signal);
  board.takeCohorts(rows);
  changed('cohorts');
}

async function loadSegments(signal) {
  segmentsAt = performance.now();
  board.segments = await ask('/api/segments', {}, signal);
  pickers.offer(board, select);
}

const TAKERS = {
  metrics: row => board.takeRow(row) && changed('metrics'),
  cohort: row => board.takeCohort(row) && changed('cohorts'),
  movement: movement => {
    board.takeMovement(movement);
    changed('movements');
    customer.touched(movement.customerId);
  },
  alert: alert => {
    board.takeAlert(alert);
    changed('alerts');
    announce(alert);
    customer.touched(alert.customerId);
  },
  health: health => customer.touched(health.customerId),
  status: status => {
    const doubted = board.status?.notFinalFrom !== status.notFinalFrom;
    board.status = status;
    if (doubted) changed('metrics', 'cohorts');
    freshness.heard(status);
    changed('status');
    if (performance.now() - segmentsAt > SEGMENTS_EVERY) loadSegments().catch(() => {});
  },
};

const stream = new Stream({
  heard: (topic, value) => {
    meanwhile?.push([topic, value]);
    TAKERS[topic](value);
  },
  opened: () => { freshness.connected(); load(); },
  lost: () => {
    freshness.lost(board);
    // A stream does not say that it ended because the login did; an answer does, and leads to the form.
    if (!logout.hidden) ask('/api/status').catch(() => {});
  },
});

function follow() {
  const { segment, window } = board.selection;
  stream.open({ segment, window });
}

function select(selection) {
  Object.assign(board.selection, selection);
  pickers.remember(board.selection);
  board.takeRows([]);
  board.takeCohorts([]);
  follow();
}

function route() {
  const place = new URLSearchParams(location.hash.slice(1));
  const id = place.get('customer');
  document.getElementById('board').hidden = id != null;
  document.getElementById('pickers').hidden = id != null;
  customer.show(id, board);
  if (id == null) changed(...Object.keys(PANELS));
}

Object.assign(board.selection, pickers.recall());
pickers.offer(board, select);
prepareExplain(board);
addEventListener('hashchange', route);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => changed('metrics', 'cohorts'));
document.getElementById('charts').addEventListener('load', () => changed('metrics'));
ask('/api/sessions').then(({ sessions }) => { logout.hidden = !sessions.some(session => session.current); }, () => {});
route();
follow();
