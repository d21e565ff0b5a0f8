// MRR over time, and under it what moved it: by day, week or month.

import { isNegative, ratio, subtract } from './decimal.js';
import { before, colour, dashedKey, draw, line, moneyAxis, tooltip } from './charting.js';
import { chartTable, choices, el, fill, part, ready, say } from './dom.js';
import { figure } from './figure.js';
import { change, day, exactMoney, money } from './format.js';
import { fitting, movesOf, periods, periodsBefore, signed } from './periods.js';
import { table } from './table.js';

const GRAINS = [['day', 'Day'], ['week', 'Week'], ['month', 'Month']];
const LEFT = 62;

export function drawGrowth(board, redraw) {
  const { range } = board;
  if (!range || board.daily.size === 0) return;
  const grain = board.selection.grain ?? fitting(range.length);
  choices(part('growth', 'switch'), 'growth-grain', GRAINS, grain, value => redraw({ grain: value }));
  const shown = known(periods(board, grain, range.from, range.to));
  if (shown.length === 0) return;
  const earlier = board.selection.compare ? periodsBefore(board, grain, shown) : null;
  const moves = movesOf(shown);
  fill(part('growth', 'legend'), ...moves.map(move => el('span', { class: 'entry' }, el('i', { class: 'key tone-' + move.tone, 'aria-hidden': 'true' }), move.label)),
    ...(earlier ? [dashedKey('MRR the period before')] : []));
  summary(shown, earlier, board.currency);
  draw(part('growth', 'chart'), `MRR by ${grain} from ${day(range.from)} to ${day(range.to)}, now ${money(shown.at(-1).mrr, board.currency)}, and what moved it. The table below has every ${grain}.`,
    option({ shown, earlier, moves, currency: board.currency }));
  chartTable(part('growth', 'table'), () => periodTable({ shown, earlier, moves }, { grain, currency: board.currency }));
  ready('growth');
}

/** From the first that anything is known of to the last: where time runs fast the newest days come a moment later. */
export function known(all) {
  const there = all.map(period => !period.empty);
  return all.slice(there.indexOf(true), there.lastIndexOf(true) + 1);
}

function summary(shown, earlier, currency) {
  const rise = (start, end) => start != null && end != null && subtract(end, start);
  const now = rise(shown[0].mrrStart, shown.at(-1).mrr);
  const then = earlier && rise(earlier[0].mrrStart, earlier.at(-1).mrr);
  const text = now && `${money(now, currency, { signed: true })}, from ${money(shown[0].mrrStart, currency)} to ${money(shown.at(-1).mrr, currency)} on ${day(shown.at(-1).newest)}`;
  say(part('growth', 'note'), [text, then && `the period before: ${money(then, currency, { signed: true })}`, earlier && !then && 'the period before is not there'].filter(Boolean).join('; '));
}

const number = text => (text == null ? null : Number(text));

function option({ shown, earlier, moves, currency }) {
  const axis = grid => ({
    type: 'category', gridIndex: grid, data: shown.map(period => period.label), axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { show: grid === 1, color: colour('soft'), hideOverlap: true, fontSize: 11 },
  });
  const bars = moves.map(move => ({
    id: move.field, name: move.label, type: 'bar', stack: 'moves', xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 34, barCategoryGap: '22%',
    itemStyle: { color: colour(move.tone) }, data: shown.map(period => number(signed(period, move))),
  }));
  const lines = [
    { ...line('MRR', shown.map(period => number(period.mrr)), 'nrr', { width: 2.2 }), id: 'mrr' },
    ...(earlier ? [before('earlier', 'MRR the period before', shown.map((_, i) => number(earlier[i]?.mrr)), 'level')] : []),
  ];
  return {
    grid: [{ left: LEFT, right: 10, top: 12, height: '50%' }, { left: LEFT, right: 10, top: '64%', bottom: 22 }],
    xAxis: [axis(0), axis(1)],
    yAxis: [{ ...moneyAxis(currency), scale: true, gridIndex: 0, splitNumber: 3 }, { ...moneyAxis(currency), gridIndex: 1, splitNumber: 2 }],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: tooltip(items => told({ period: shown[items[0].dataIndex], then: earlier?.[items[0].dataIndex], moves, currency })),
    series: [...lines, ...bars],
  };
}

function told({ period, then, moves, currency }) {
  return [period.name, `MRR  ${money(period.mrr, currency)}`, then && `the period before  ${money(then.mrr, currency)}`,
    ...moves.filter(move => Number(period[move.field]) !== 0).map(move => `${move.label}  ${money(signed(period, move), currency, { signed: true })}`),
    `Net  ${money(period.net, currency, { signed: true })}`].filter(Boolean).join('\n');
}

/** The heads of what has the same place in the period before. */
const BEFORE = ['Net before', 'MRR before'];

function periodTable({ shown, earlier, moves }, { grain, currency }) {
  const then = earlier ? new Map(shown.map((period, i) => [period, earlier[i]])) : null;
  const past = (period, field, signs) => {
    const { name, empty, [field]: value } = then.get(period) ?? {};
    return value == null || empty ? '–' : el('span', { 'data-exact': value, title: `${name}: ${exactMoney(value, currency)}` }, money(value, currency, signs));
  };
  const cell = (period, move) => (period.row
    ? figure(period.row, move.field, money(signed(period, move), currency, { signed: true }))
    : el('span', { 'data-exact': period[move.field], title: exactMoney(period[move.field], currency) }, money(signed(period, move), currency, { signed: true })));
  return table({
    caption: `MRR and what moved it by ${grain}`, sorts: true, numeric: Array.from({ length: moves.length + 5 }, (_, i) => i + 1),
    head: [GRAINS.find(([key]) => key === grain)[1], ...moves.map(move => move.label), 'Net', 'MRR at the end', 'Change', ...(then ? BEFORE : [])],
    rows: [...shown].reverse().map(period => [el('span', { 'data-exact': grain === 'month' ? period.first.slice(0, 7) : period.first }, period.name), ...moves.map(move => cell(period, move)),
      el('span', { class: isNegative(period.net) ? 'loss' : 'gain', 'data-exact': period.net, title: exactMoney(period.net, currency) }, money(period.net, currency, { signed: true })),
      period.row ? figure(period.row, 'mrr', money(period.mrr, currency)) : el('span', { 'data-exact': period.mrr, title: exactMoney(period.mrr, currency) }, money(period.mrr, currency)), grown(period),
      ...(then ? [past(period, 'net', { signed: true }), past(period, 'mrr')] : [])]),
  });
}

function grown({ mrr, mrrStart }) {
  const share = mrr == null || mrrStart == null ? null : ratio(subtract(mrr, mrrStart), mrrStart, 6);
  return share == null ? '–' : el('span', { 'data-exact': share }, change(share));
}
