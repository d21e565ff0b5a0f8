// How far what is shown can be trusted: connection, restore, backlog, age. Said in words, above everything.

import { el, fill } from './dom.js';
import { count, fullDay, instant, pace } from './format.js';

/** Figures reach further each second, and each ten in quiet: beyond a minute something holds them up. */
const FRESH = 60;
const TOLD_FOR = 20000;

const pill = document.getElementById('freshness');
const text = document.getElementById('freshness-text');
const banner = document.getElementById('banner');

let connectedNow = false;
let newest = null;
let shown = null;
let closing = null;

function say(state, short, long, title = null, more = null) {
  pill.dataset.state = state;
  document.body.classList.toggle('old', state === 'lost');
  fill(text, short, more && el('small', {}, ' ', more));
  pill.title = title ?? '';
  banner.hidden = !long;
  if (banner.textContent !== (long ?? '')) banner.textContent = long ?? '';
}

export function connected() {
  connectedNow = true;
  if (newest) heard(newest, shown);
}

export function lost(board) {
  connectedNow = false;
  const asOf = board.status?.asOf;
  say('lost', 'Reconnecting', asOf
    ? `The connection is lost. These figures are as of ${instant(asOf, board.zone, { seconds: true })}; trying again.`
    : 'The pipeline does not answer yet; trying again. Nothing below is known.');
}

export function refused(problem) {
  say('lost', 'No answer', `${problem.message} Trying again; what is shown may be old.`);
}

/** Something that is no state: it stays until somebody has read it, or has chosen what is offered. */
export function tell(words, offer) {
  const told = document.getElementById('told');
  const close = () => { told.hidden = true; };
  const [name, action] = offer ?? [];
  told.hidden = false;
  fill(told, words, action ? [' ', el('button', { type: 'button', class: 'link', onclick: () => { close(); action(); } }, name)] : null);
  clearTimeout(closing);
  closing = action ? null : setTimeout(close, TOLD_FOR);
}

function furthestBehind(inputs) {
  return Object.entries(inputs).filter(([, input]) => input.stale).sort((a, b) => (a[1].newest < b[1].newest ? -1 : 1))[0];
}

/** Seconds of the wall: those of a demo's clock pass faster, but not those of the history that it was told before. */
export function age({ now, asOf, speed, speedSince }) {
  if (!asOf || !now) return null;
  const fast = Math.max(new Date(asOf), speedSince ? new Date(speedSince) : 0);
  return ((new Date(now) - fast) / (speed ?? 1) + (fast - new Date(asOf))) / 1000;
}

/** A row came that reaches further than the newest status: while all is well the dot says so at once, as the tiles do. */
export function reached(asOf) {
  if (pill.dataset.state === 'live' && newest.asOf < asOf) heard({ ...newest, asOf }, shown);
}

/** `range`: the days that are shown. */
export function heard(status, range = null) {
  newest = status;
  shown = range;
  document.getElementById('zone').textContent = status.zone ? `Days and times are those of ${status.zone}.` : '';
  const asOf = status.asOf ? instant(status.asOf, status.zone, { seconds: true }) : null;
  const restore = status.restore ?? {};
  const seconds = age(status);
  const history = asOf != null && status.speedSince != null && new Date(status.speedSince) - new Date(status.asOf) > FRESH * 1000;
  if (status.state === 'RESTORING' || status.state === 'REBALANCING') {
    const share = restore.total > 0 ? ` ${Math.floor((100 * restore.restored) / restore.total)} %` : '';
    say('restoring', `${status.state === 'RESTORING' ? 'Restoring' : 'Rebalancing'}${share}`,
      `The pipeline is ${status.state.toLowerCase()}${share ? ',' + share + ' of its state is back' : ''}. Figures stand still until it is done${asOf ? '; they are as of ' + asOf : ''}.`);
  } else if (status.state === 'STOPPED') {
    say('lost', 'Stopped', `The pipeline has stopped. Figures stand still${asOf ? ' as of ' + asOf : ''}.`);
  } else if (!status.viewCaughtUp) {
    say('restoring', 'Reading', 'The page is still reading the output topics: figures are older than what is published.');
  } else if (asOf == null) {
    say('stale', (status.lag ?? 0) > 0 ? `${count(status.lag)} to read` : 'No figures yet', (status.lag ?? 0) > 0 ? `${count(status.lag)} events wait to be read; the first figures follow.` : null);
  } else if (history) {
    say('restoring', 'Reading the history', `The history is being read: the figures have come to ${asOf}, of ${instant(status.speedSince, status.zone)}.${waiting(status)} They rise until it is read.`);
  } else if ((seconds == null || seconds > FRESH) && status.figuresElsewhere && status.lag === 0) {
    const where = status.figuresAt ? `at ${status.figuresAt}` : 'on its own address';
    say('stale', `Newest row ${asOf}`, `Another instance makes the figures; its page, ${where}, says how far they reach. The newest row is as of ${asOf}; in quiet the next one comes when the day ends.`);
  } else if (seconds == null || seconds > FRESH) {
    old(status, asOf, seconds);
  } else if (status.provisionalFrom) {
    const [topic, input] = furthestBehind(status.inputs);
    say('stale', 'Input stale', `Nothing in ${topic} is newer than ${instant(input.newest, status.zone)}. Days from ${status.provisionalFrom} on are provisional: events of them may be missing.`);
  } else if (connectedNow) {
    const time = pace(status.speed);
    const live = `${asOf} ${status.zone ?? ''}`;
    if (range?.ended) say('past', `Days to ${fullDay(range.to)}, not live`, null, `The newest figures are as of ${live}.`);
    else say('live', `Live, ${live}`, null, null, time && `(${time})`);
  }
}

function old(status, asOf, seconds) {
  const behind = seconds == null ? 'an unknown time' : lasting(seconds);
  const why = status.lag === 0 ? ' No event waits to be read: if this lasts, one of the instances may be away.' : waiting(status);
  say('stale', `${behind} behind`, `These figures are as of ${asOf}, ${behind} behind.${why}`);
}

const waiting = ({ lag }) => (lag > 0 ? ` ${count(lag)} events wait to be read: the newest days are not whole yet.` : '');

function lasting(seconds) {
  const [size, unit] = seconds >= 172800 ? [86400, 'days'] : seconds >= 7200 ? [3600, 'hours'] : seconds >= 120 ? [60, 'minutes'] : [1, 'seconds'];
  return `${Math.floor(seconds / size)} ${unit}`;
}
