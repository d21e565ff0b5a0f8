// Days, weeks and months with what moved in each: sums of the rows of single days.

import { add, isZero, negate } from './decimal.js';
import { daysBefore, endOf, rangeBefore, startOf, stepsAfter } from './dates.js';
import { day, fullDay, month } from './format.js';

/** What moves MRR, in the order in which it is told; `optional` ones only where they are. */
export const MOVES = [
  { field: 'newMrr', count: 'newCount', label: 'New', sign: 1, tone: 'new' },
  { field: 'expansionMrr', count: 'expansionCount', label: 'Expansion', sign: 1, tone: 'expansion' },
  { field: 'reactivationMrr', count: 'reactivationCount', label: 'Reactivation', sign: 1, tone: 'reactivation' },
  { field: 'contractionMrr', count: 'contractionCount', label: 'Contraction', sign: -1, tone: 'contraction' },
  { field: 'churnMrr', count: 'churnCount', label: 'Churn', sign: -1, tone: 'churn' },
  { field: 'enteringMrr', label: 'Moved in', sign: 1, tone: 'moved-in', optional: true },
  { field: 'leavingMrr', label: 'Moved out', sign: -1, tone: 'moved-out', optional: true },
];

export const signed = (row, move) => (move.sign < 0 ? negate(row[move.field] ?? '0') : row[move.field] ?? '0');

/** The moves that there are in any of these rows. */
export const movesOf = rows => MOVES.filter(move => rows.some(row => row[move.field] != null && !(move.optional && isZero(row[move.field]))));

const WINDOWS = { day: 'P1D', week: 'P7D', month: 'MTD' };

/** What fits a range of so many days. */
export const fitting = length => (length <= 100 ? 'day' : length <= 400 ? 'week' : 'month');

/** The periods from one day to another; whole ones, but the last may have only begun. */
export function periods(board, grain, from, to) {
  const found = [];
  for (let first = startOf(grain, from); first <= to; first = stepsAfter(grain, first, 1)) {
    found.push(period(board, grain, first, to));
  }
  return found;
}

/** As many periods before those that are shown; before the days of whole months the days of as many months. */
export function periodsBefore(board, grain, shown) {
  const earlier = rangeBefore(board.range);
  const begin = grain === 'day' && earlier.whole ? earlier.from : stepsAfter(grain, shown[0].first, -shown.length);
  return periods(board, grain, begin, daysBefore(shown[0].first, 1));
}

function period(board, grain, first, to) {
  const end = endOf(grain, first);
  const last = end < to ? end : to;
  const rows = [];
  for (let each = first; each <= last; each = stepsAfter('day', each, 1)) {
    if (board.daily.has(each)) rows.push(board.daily.get(each));
  }
  const newest = rows.at(-1);
  const sums = Object.fromEntries(MOVES.flatMap(move => [
    [move.field, rows.reduce((all, row) => add(all, row[move.field] ?? '0'), '0')],
    ...(move.count ? [[move.count, rows.reduce((all, row) => all + Number(row[move.count] ?? 0), 0)]] : []),
  ]));
  return {
    ...sums, first, last, name: name(grain, first, last, end), label: label(grain, first), whole: last === end && !newest?.live, empty: rows.length === 0,
    mrrStart: rows[0]?.mrrStart ?? null, mrr: newest?.mrr ?? null, newest: newest?.day ?? null, net: MOVES.reduce((all, move) => add(all, signed(sums, move)), '0'),
    row: explained(grain, newest, last === end) && { ...sums, segment: newest.segment, window: WINDOWS[grain], day: newest.day, live: newest.live, asOf: newest.asOf, mrr: newest.mrr },
  };
}

/** A window of the pipeline has the same sum, and so an explanation: of a week only where it is whole. */
const explained = (grain, newest, ended) => newest != null && (grain !== 'week' || ended);

const label = (grain, first) => (grain === 'month' ? month(first) : day(first));

function name(grain, first, last, end) {
  const sofar = last < end ? `, to ${day(last)}` : '';
  return grain === 'month' ? month(first) + sofar : grain === 'week' ? `Week of ${fullDay(first)}${sofar}` : fullDay(first);
}
