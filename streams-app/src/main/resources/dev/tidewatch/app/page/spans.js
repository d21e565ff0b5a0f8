// Which days a panel tells of, where that is not what the header says.

import { fullDay } from './format.js';

const DAY = 86400000;

const days = ({ from, to, ended }) => (ended ? `${fullDay(from)} to ${fullDay(to)}` : `since ${fullDay(from)}`);

/** Of a panel that keeps to the days that are picked. */
export const ofDays = ({ range }) => (range ? `, ${days(range)}` : '');

/** Of a panel that only knows how things stand: while the page shows days that are over. */
export const ofNow = ({ range }) => (range?.ended ? `; as of now, not of ${days(range)}` : '');

/** Lists come at once and figures at marks: while a history is read, or time runs fast, lists are ahead, and it is said. */
export function ahead(newest, { status, row }) {
  const by = !newest || (row && !row.live) || !status?.asOf ? 0 : Math.floor((new Date(newest) - new Date(status.asOf)) / DAY);
  return by > 0 ? `, up to ${by} ${by === 1 ? 'day' : 'days'} ahead of the figures` : '';
}
