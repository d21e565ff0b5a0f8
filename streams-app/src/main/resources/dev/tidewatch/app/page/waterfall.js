// MRR at the start of the window, what moved it, MRR now.

import { add } from './decimal.js';
import { colour, draw, moneyAxis, tooltip } from './charting.js';
import { el, fill, part, ready, say } from './dom.js';
import { figure } from './figure.js';
import { count, money, segmentName, shortMoney } from './format.js';
import { movesOf, signed } from './periods.js';
import { rates, whatTheyCount } from './rates.js';
import { span } from './spans.js';
import { table } from './table.js';

/** Below so many pixels the long names do not fit under their bars. */
const NARROW = 560;
/** Below so many only short amounts fit over the bars. */
const VERY_NARROW = 420;
const SHORT = { Expansion: 'Exp.', Reactivation: 'React.', Contraction: 'Contr.', 'Moved in': 'In', 'Moved out': 'Out' };

export function drawWaterfall(board) {
  const { row, selection } = board;
  if (!row || row.mrr == null) return;
  const earlier = selection.compare && board.rowBefore?.mrr != null ? board.rowBefore : null;
  const steps = movesOf(earlier ? [row, earlier] : [row]);
  say(part('waterfall', 'note'), `${segmentName(row.segment)}, ${span(row)}${beside(selection, earlier)}`);
  fill(part('waterfall', 'table'), figures({ row, earlier, steps, currency: board.currency }));
  fill(part('waterfall', 'rates'), rates(row));
  say(part('waterfall', 'sentence'), whatTheyCount(row, board.currency));
  const host = part('waterfall', 'chart');
  draw(host, `Waterfall of MRR: ${money(row.mrrStart, board.currency)} at the start, ${money(row.mrr, board.currency)} now. The table beside it has the steps.`,
    chart({ row, earlier, steps, currency: board.currency }, host.clientWidth));
  ready('waterfall');
}

const beside = ({ compare }, earlier) => (!compare ? '' : earlier ? `; the pale bars and the column "Before" are ${span(earlier)}` : '; there is no period before');

function figures({ row, earlier, steps, currency }) {
  const before = (field, text) => (earlier ? [figure(earlier, field, text(earlier))] : []);
  const key = tone => el('i', { class: 'key tone-' + tone, 'aria-hidden': 'true' });
  return table({
    caption: 'MRR at the start and the end of the window, and the movements between them',
    head: ['Step', 'Movements', 'MRR', ...(earlier ? ['Before'] : [])],
    numeric: [1, 2, 3],
    rows: [
      [[key('level'), 'Start'], '', figure(row, 'mrrStart', money(row.mrrStart, currency)), ...before('mrrStart', one => money(one.mrrStart, currency))],
      ...steps.map(step => [[key(step.tone), step.label], step.count ? figure(row, step.count, count(row[step.count])) : '',
        ...[row, earlier].filter(Boolean).map(one => figure(one, step.field, money(signed(one, step), currency, { signed: true })))]),
      [[key('level'), row.live ? 'Now' : 'End'], '', figure(row, 'mrr', money(row.mrr, currency), 'strong'), ...before('mrr', one => money(one.mrr, currency))],
    ],
  });
}

function barsOf(row, steps) {
  const bars = [{ label: 'Start', from: '0', to: row.mrrStart, tone: 'level' }];
  let level = row.mrrStart;
  for (const step of steps) {
    const next = add(level, signed(row, step));
    bars.push({ label: step.label, from: level, to: next, tone: step.tone, change: signed(row, step) });
    level = next;
  }
  return [...bars, { label: row.live ? 'Now' : 'End', from: '0', to: row.mrr, tone: 'level' }];
}

const low = bar => Math.min(Number(bar.from), Number(bar.to));

function chart({ row, earlier, steps, currency }, width) {
  const bars = barsOf(row, steps);
  const past = earlier && barsOf(earlier, steps);
  const said = ({ change, to }) => money(change ?? to, currency, { signed: change != null });
  return {
    xAxis: { type: 'category', data: bars.map(bar => (width < NARROW && SHORT[bar.label]) || bar.label), axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('soft'), interval: 0, fontSize: 11 } },
    yAxis: moneyAxis(currency),
    tooltip: { ...tooltip(([{ dataIndex: i }]) => `${bars[i].label}  ${said(bars[i])}${past ? `\nbefore  ${said(past[i])}` : ''}`),
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('line'), opacity: 0.3 } } },
    series: [...(past ? stacked('before', past, { currency, wide: '26%', opacity: 0.4 }) : []),
      ...stacked('mrr', bars, { currency, wide: past ? '34%' : '58%', labelled: true, brief: width < VERY_NARROW })],
  };
}

const stacked = (stack, bars, shape) => [
  { id: stack + '-below', type: 'bar', stack, silent: true, data: bars.map(low), itemStyle: { color: 'transparent' } },
  { id: stack, type: 'bar', stack, barWidth: shape.wide, barGap: '10%', data: bars.map(bar => shownBar(bar, shape)) },
];

const shortOf = ({ change, to }, currency) => (change > 0 ? '+' : '') + shortMoney(Number(change ?? to), currency, 3);

// From zero a step may be a hairline: its amount stands over it, and it is never thinner than two pixels.
function shownBar(bar, { currency, labelled = false, brief = false, opacity = 1 }) {
  const size = Math.abs(Number(bar.to) - Number(bar.from));
  return {
    value: size,
    itemStyle: { opacity, color: colour(bar.tone), borderColor: colour(bar.tone), borderWidth: bar.change != null && size > 0 ? 1 : 0, borderRadius: 1 },
    label: { show: labelled, position: 'top', color: colour('soft'), fontSize: brief ? 10 : 11, formatter: () => (brief ? shortOf(bar, currency) : money(bar.change ?? bar.to, currency, { places: 0, signed: bar.change != null })) },
  };
}
