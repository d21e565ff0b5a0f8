// Rolling customer churn by three vendors' definitions, side by side on the same movements.

import { before, dashedKey, draw, dayAxis, line, tooltip, valueAxis } from './charting.js';
import { chartTable, choices, el, fill, part, ready } from './dom.js';
import { figure } from './figure.js';
import { day, percent } from './format.js';
import { span } from './spans.js';
import { table } from './table.js';

const DEFINITIONS = [
  ['customerChurnRateChartmogul', 'ChartMogul', 'customers with MRR at the start and none at the end / customers at the start'],
  ['customerChurnRateStripe', 'Stripe', 'churn movements / (customers at the start + new customers)'],
  ['customerChurnRateBaremetrics', 'Baremetrics', 'churn movements / customers at the start'],
];

const number = (row, key) => (row?.[key] == null ? null : Number(row[key]));

let chosen = DEFINITIONS[0][0];

export function drawChurn(board, redraw) {
  choices(part('churn', 'switch'), 'churn-definition', DEFINITIONS, chosen, value => {
    chosen = value;
    redraw('metrics');
  });
  const rows = board.series;
  const { row } = board;
  if (!row) return;
  const [field, name, formula] = DEFINITIONS.find(([key]) => key === chosen);
  fill(part('churn', 'note'), figure(row, field, percent(row[field], 2), 'big'), el('span', {}, ` ${span(row)}: ${formula} `),
    board.selection.compare && board.seriesBefore ? dashedKey('the period before') : null);
  const numbers = key => rows.map(each => number(each, key));
  const seriesBefore = board.selection.compare ? board.seriesBefore : null;
  const earlier = seriesBefore ? [before('before', 'the period before', seriesBefore.map(each => number(each, field)), 'level')] : [];
  const ordered = [...DEFINITIONS.filter(([key]) => key !== field), DEFINITIONS.find(([key]) => key === field)];
  draw(part('churn', 'chart'), `Rolling churn by ${name}, ${rows.length} days, now ${percent(row[field], 2)}`, {
    xAxis: dayAxis(rows.map(each => day(each.day))),
    yAxis: { ...valueAxis(value => Number((value * 100).toFixed(2)) + ' %'), min: 0 },
    tooltip: tooltip(items => [items[0].axisValue, ...DEFINITIONS.map(([key, label]) => `${label}  ${percent(rows[items[0].dataIndex]?.[key], 2)}`)].join('\n')),
    series: [...earlier, ...ordered.map(([key, label]) => ({ ...line(label, numbers(key), 'churn', key === field ? { width: 2.4, area: true } : { width: 1.2, opacity: 0.35 }), id: key, z: key === field ? 3 : 2 }))],
  });
  const past = seriesBefore && new Map(rows.map((each, i) => [each, seriesBefore[i]]));
  chartTable(part('churn', 'table'), () => table({
    caption: 'Rolling customer churn by day', head: ['Day', ...DEFINITIONS.map(([, label]) => label), ...(past ? [`${name} before`] : []), 'Row'], numeric: past ? [1, 2, 3, 4] : [1, 2, 3], sorts: true,
    rows: [...rows].reverse().map(each => [each.day, ...DEFINITIONS.map(([key]) => figure(each, key, percent(each[key], 2))),
      ...(past ? [figure(past.get(each), field, percent(past.get(each)?.[field], 2))] : []), rowState(each, board.status)]),
  }));
  ready('churn');
}

/** Whether a row can still change: while an input is stale, days that it does not reach may lack events, whatever their rows say. */
export function rowState(row, status) {
  if (row.live) return 'live';
  if (status?.provisionalFrom && row.day >= status.provisionalFrom) return 'provisional, the input is stale';
  if (isFinal(row, row.day, status)) return 'final';
  return row.revision > 0 ? `open, revised ${row.revision === 1 ? 'once' : `${row.revision} times`}` : 'open';
}

export const isFinal = (row, day, status) => row.isFinal && !(status?.notFinalFrom && day >= status.notFinalFrom);
