// Net and gross revenue retention, day by day.

import { before, colour, dashedKey, draw, dayAxis, line, tooltip, valueAxis } from './charting.js';
import { rowState } from './churn.js';
import { chartTable, el, fill, part, ready } from './dom.js';
import { figure } from './figure.js';
import { day, percent } from './format.js';
import { table } from './table.js';

const number = (row, field) => (row?.[field] == null ? null : Number(row[field]));

export function drawRetention(board) {
  const rows = board.series;
  const { row } = board;
  if (!row) return;
  const key = tone => el('i', { class: 'key tone-' + tone, 'aria-hidden': 'true' });
  fill(part('retention', 'legend'), key('nrr'), 'NRR ', figure(row, 'nrr', percent(row.nrr, 2)), key('grr'), 'GRR ', figure(row, 'grr', percent(row.grr, 2)),
    board.selection.compare && board.seriesBefore ? dashedKey('the period before') : null);
  const numbers = field => rows.map(each => number(each, field));
  const even = { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colour('soft'), type: 'dashed', opacity: 0.6 }, data: [{ yAxis: 1 }] };
  const seriesBefore = board.selection.compare ? board.seriesBefore : null;
  const earlier = seriesBefore ? ['nrr', 'grr'].map(field => before(field + '-before', field, seriesBefore.map(each => number(each, field)), field)) : [];
  draw(part('retention', 'chart'), `Revenue retention over ${rows.length} days: NRR now ${percent(row.nrr)}, GRR now ${percent(row.grr)}`, {
    xAxis: dayAxis(rows.map(each => day(each.day))),
    yAxis: valueAxis(value => Number((value * 100).toFixed(1)) + ' %'),
    tooltip: tooltip(items => [items[0].axisValue, ...['nrr', 'grr'].map(field => `${field.toUpperCase()}  ${percent(rows[items[0].dataIndex]?.[field], 2)}`)].join('\n')),
    series: [{ ...line('NRR', numbers('nrr'), 'nrr'), id: 'nrr', markLine: even }, { ...line('GRR', numbers('grr'), 'grr'), id: 'grr' }, ...earlier],
  });
  const past = seriesBefore && new Map(rows.map((each, i) => [each, seriesBefore[i]]));
  const both = each => ['nrr', 'grr'].map(field => figure(each, field, percent(each?.[field], 2)));
  chartTable(part('retention', 'table'), () => table({
    caption: 'Net and gross revenue retention by day', head: ['Day', 'NRR', 'GRR', ...(past ? ['NRR before', 'GRR before'] : []), 'Row'], numeric: past ? [1, 2, 3, 4] : [1, 2], sorts: true,
    rows: [...rows].reverse().map(each => [each.day, ...both(each), ...(past ? both(past.get(each)) : []), rowState(each, board.status)]),
  }));
  ready('retention');
}
