// Which days a row or a panel tells of.

import { dayBefore, daysBefore, endOf, monthsBefore, startOf } from './dates.js';
import { day, fullDay, instant, longMonth, windowName } from './format.js';

const DAY = 86400000;

/** Says what the calendar month, quarter or year of a day is called, and how many months it has. */
const CALENDAR = {
  MTD: [longMonth, 1],
  QTD: [at => `Q${Math.ceil(at.slice(5, 7) / 3)} ${at.slice(0, 4)}`, 3],
  YTD: [at => at.slice(0, 4), 12],
};

/** Over which days a row adds up: "30 days"; of a calendar window "July 2027", or "July 2027 to date" where more of it comes. */
export function over({ window, day: last, live }) {
  const [name, months] = CALENDAR[window] ?? [];
  return !name ? windowName(window) : name(last) + (!live && isEnd(last, months) ? '' : ' to date');
}

const isEnd = (last, months) => last === endOf('month', last) && last.slice(5, 7) % months === 0;

/** The same with the day it ends on: "30 days to 4 Dec, live"; nothing is said of a day that the name says. */
export function span(row) {
  const name = over(row).replace(/ to date$/, '');
  return CALENDAR[row.window] && name === over(row) ? name : `${name} to ${row.live ? `${day(row.day)}, live` : fullDay(row.day)}`;
}

/** The day at whose end the window of a row begins. */
export function startOfSpan({ window, day: last }) {
  const [, months] = CALENDAR[window] ?? [];
  if (!months) return dayBefore(window, last);
  return daysBefore(startOf('month', monthsBefore(startOf('month', last), (last.slice(5, 7) - 1) % months)), 1);
}

const days = ({ from, to, ended }) => (ended ? `${fullDay(from)} to ${fullDay(to)}` : `since ${fullDay(from)}`);

/** Of a panel that keeps to the days that are picked. */
export const ofDays = ({ range }) => (range ? `, ${days(range)}` : '');

/** Of a panel that only knows how things stand: while the page shows days that are over. */
export const ofNow = ({ range }) => (range?.ended ? `; as of now, not of ${days(range)}` : '');

/** Lists come at once and figures at marks: while a history is read, or time runs fast, lists are ahead, and it is said. */
export function ahead(newest, { status, row, zone }) {
  const isAhead = newest && (!row || row.live) && status?.asOf && new Date(newest) - new Date(status.asOf) >= DAY;
  return isAhead ? `; what came after ${instant(status.asOf, zone)} is not in the figures yet` : '';
}
