// How far what is shown can be trusted: connection, restore, backlog. Said in words, above everything.

import { count, instant, pace } from './format.js';

const pill = document.getElementById('freshness');
const text = document.getElementById('freshness-text');
const banner = document.getElementById('banner');

let connectedNow = false;
let newest = null;

function say(state, short, long) {
  pill.dataset.state = state;
  text.textContent = short;
  banner.hidden = !long;
  if (banner.textContent !== (long ?? '')) banner.textContent = long ?? '';
}

export function connected() {
  connectedNow = true;
  if (newest) heard(newest);
}

export function lost(board) {
  connectedNow = false;
  const asOf = board.status?.asOf;
  say('lost', 'Reconnecting', asOf
    ? `The connection is lost. These figures are as of ${instant(asOf, board.zone, { seconds: true })}; trying again.`
    : 'The pipeline does not answer yet; trying again.');
}

export function refused(problem) {
  say('lost', 'No answer', problem.message);
}

function furthestBehind(inputs) {
  return Object.entries(inputs).filter(([, input]) => input.stale).sort((a, b) => (a[1].newest < b[1].newest ? -1 : 1))[0];
}

export function heard(status) {
  newest = status;
  const asOf = status.asOf ? instant(status.asOf, status.zone, { seconds: true }) : null;
  const restore = status.restore ?? {};
  if (status.state === 'RESTORING' || status.state === 'REBALANCING') {
    const share = restore.total > 0 ? ` ${Math.floor((100 * restore.restored) / restore.total)} %` : '';
    say('restoring', `${status.state === 'RESTORING' ? 'Restoring' : 'Rebalancing'}${share}`,
      `The pipeline is ${status.state.toLowerCase()}${share ? ',' + share + ' of its state is back' : ''}. Figures stand still until it is done${asOf ? '; they are as of ' + asOf : ''}.`);
  } else if (status.state === 'STOPPED') {
    say('lost', 'Stopped', `The pipeline has stopped. Figures stand still${asOf ? ' as of ' + asOf : ''}.`);
  } else if (!status.viewCaughtUp) {
    say('restoring', 'Reading', 'The page is still reading the output topics: figures are older than what is published.');
  } else if ((status.lag ?? 0) > 5000) {
    say('stale', `${count(status.lag)} behind`, `${count(status.lag)} events wait to be read: the newest day is not whole yet.`);
  } else if (status.provisionalFrom) {
    const [topic, input] = furthestBehind(status.inputs);
    say('stale', 'Input stale', `Nothing in ${topic} is newer than ${instant(input.newest, status.zone)}. Days from ${status.provisionalFrom} on are provisional: events of them may be missing.`);
  } else if (connectedNow) {
    const time = pace(status.speed);
    say('live', `${asOf ? `Live, as of ${asOf}` : 'Live, no figures yet'}${time ? ` (${time})` : ''}`, null);
  }
}
