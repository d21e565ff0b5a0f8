// MRR at the start of the window, what moved it, MRR now.

import { add, isZero, negate } from './decimal.js';
import { colour, draw, tooltip, valueAxis } from './chart.js';
import { el, fill, part, ready, say, table } from './dom.js';
import { figure } from './figure.js';
import { count, day, money, segmentName, windowName } from './format.js';

const STEPS = [
  { field: 'newMrr', count: 'newCount', label: 'New', sign: 1, tone: 'new' },
  { field: 'expansionMrr', count: 'expansionCount', label: 'Expansion', sign: 1, tone: 'expansion' },
  { field: 'reactivationMrr', count: 'reactivationCount', label: 'Reactivation', sign: 1, tone: 'reactivation' },
  { field: 'contractionMrr', count: 'contractionCount', label: 'Contraction', sign: -1, tone: 'contraction' },
  { field: 'churnMrr', count: 'churnCount', label: 'Churn', sign: -1, tone: 'churn' },
  { field: 'enteringMrr', label: 'Moved in', sign: 1, tone: 'reactivation', optional: true },
  { field: 'leavingMrr', label: 'Moved out', sign: -1, tone: 'contraction', optional: true },
];

/** Below so many pixels the long names do not fit under their bars. */
const NARROW = 560;
const SHORT = { Expansion: 'Exp.', Reactivation: 'React.', Contraction: 'Contr.', 'Moved in': 'In', 'Moved out': 'Out' };

const shown = row => STEPS.filter(step => row[step.field] != null && !(step.optional && isZero(row[step.field])));
const signed = (row, step) => (step.sign < 0 ? negate(row[step.field]) : row[step.field]);

export function drawWaterfall(board) {
  const row = board.live ?? board.series.at(-1);
  if (!row || row.mrr == null) return;
  const steps = shown(row);
  say(part('waterfall', 'note'), `${segmentName(row.segment)}, ${windowName(row.window)} to ${day(row.day)}${row.live ? ', live' : ''}`);
  fill(part('waterfall', 'table'), figures(row, steps, board.currency));
  const host = part('waterfall', 'chart');
  draw(host, `Waterfall of MRR: ${money(row.mrrStart, board.currency)} at the start, ${money(row.mrr, board.currency)} now. The table beside it has the steps.`,
    chart(row, steps, board.currency, host.clientWidth < NARROW));
  ready('waterfall');
}

function figures(row, steps, currency) {
  const key = tone => el('i', { class: 'key tone-' + tone, 'aria-hidden': 'true' });
  return table({
    caption: 'MRR at the start and the end of the window, and the movements between them',
    head: ['Step', 'Movements', 'MRR'],
    numeric: [1, 2],
    rows: [
      [[key('level'), 'Start'], '', figure(row, 'mrrStart', money(row.mrrStart, currency))],
      ...steps.map(step => [[key(step.tone), step.label], step.count ? figure(row, step.count, count(row[step.count])) : '',
        figure(row, step.field, money(signed(row, step), currency, { signed: true }))]),
      [[key('level'), row.live ? 'Now' : 'End'], '', figure(row, 'mrr', money(row.mrr, currency), 'strong')],
    ],
  });
}

function chart(row, steps, currency, narrow) {
  const bars = [{ label: 'Start', from: '0', to: row.mrrStart, tone: 'level' }];
  let level = row.mrrStart;
  for (const step of steps) {
    const next = add(level, signed(row, step));
    bars.push({ label: step.label, from: level, to: next, tone: step.tone, change: signed(row, step) });
    level = next;
  }
  bars.push({ label: row.live ? 'Now' : 'End', from: '0', to: row.mrr, tone: 'level' });
  const low = bar => Math.min(Number(bar.from), Number(bar.to));
  const floor = axisFloor(bars);
  return {
    xAxis: { type: 'category', data: bars.map(bar => (narrow && SHORT[bar.label]) || bar.label), axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('soft'), interval: 0, fontSize: 11 } },
    yAxis: { ...valueAxis(), min: floor },
    tooltip: { ...tooltip(([, item]) => `${bars[item.dataIndex].label}  ${money(bars[item.dataIndex].change ?? bars[item.dataIndex].to, currency, { signed: bars[item.dataIndex].change != null })}`),
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('line'), opacity: 0.3 } } },
    series: [
      { type: 'bar', stack: 'mrr', silent: true, data: bars.map(bar => Math.max(low(bar), bar.from === '0' ? 0 : floor)), itemStyle: { color: 'transparent' }, tooltip: { show: false } },
      { type: 'bar', stack: 'mrr', barWidth: '58%', data: bars.map(bar => ({ value: Math.abs(Number(bar.to) - Number(bar.from)), itemStyle: { color: colour(bar.tone), borderRadius: 2 } })) },
    ],
  };
}

// A start at 0 would make every step a hairline; a bar of a level is cut at the floor, which the axis says.
function axisFloor(bars) {
  const levels = bars.map(bar => Number(bar.to));
  const least = Math.min(...levels);
  const spread = Math.max(...levels) - least;
  if (least <= 0 || spread === 0 || spread > least / 2) return Math.min(0, least);
  const unit = 10 ** Math.floor(Math.log10(spread));
  return Math.max(0, Math.floor((least - spread / 2) / unit) * unit);
}
