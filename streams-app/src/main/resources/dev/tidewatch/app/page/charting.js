// ECharts, drawn on a canvas in the page's own colours. Its element styles go through the CSSOM, which the page's CSP allows.

import { el } from './dom.js';
import { shortMoney, visible } from './format.js';

const charts = new Map();

/** A colour of the style sheet, as it is now. */
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

const watcher = new ResizeObserver(entries => entries.forEach(({ target }) => charts.get(target)?.resize()));

/** Draws into a host; `label` says to a screen reader what the chart shows. False while the library is not there or the host is hidden. */
export function draw(host, label, option) {
  if (!globalThis.echarts || host.clientWidth === 0) return false;
  let chart = charts.get(host);
  if (!chart) {
    chart = echarts.init(host, null, { renderer: 'canvas' });
    charts.set(host, chart);
    watcher.observe(host);
    host.setAttribute('role', 'img');
  }
  host.setAttribute('aria-label', visible(label));
  chart.setOption({ ...base(), ...option }, sameSeries(host, option) ? { replaceMerge: ['series'] } : { notMerge: true });
  return true;
}

/** One that comes would be drawn after those that are there, whatever its place in the list. */
function sameSeries(host, { series }) {
  const ids = series.map(({ id, name }) => id ?? name).join();
  const same = host.dataset.series === ids;
  host.dataset.series = ids;
  return same;
}

/** A host that is taken out of the page gives its chart back. */
export function discard(host) {
  charts.get(host)?.dispose();
  charts.delete(host);
  watcher.unobserve(host);
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

function base() {
  return {
    animation: !calm.matches,
    animationDuration: 300,
    animationDurationUpdate: 200,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 11, color: colour('soft') },
    grid: { left: 4, right: 10, top: 14, bottom: 2, containLabel: true },
  };
}

export const dayAxis = days => ({
  type: 'category', data: days, boundaryGap: false,
  axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
  axisLabel: { color: colour('soft'), hideOverlap: true, fontSize: 11 },
});

export const valueAxis = format => ({
  type: 'value', scale: true, splitNumber: 4,
  axisLabel: { color: colour('soft'), formatter: format, fontSize: 11 },
  splitLine: { lineStyle: { color: colour('line'), opacity: 0.7 } },
});

/** From zero, with the currency. */
export const moneyAxis = currency => ({ ...valueAxis(value => shortMoney(value, currency)), scale: false });

export const line = (name, data, tone, { width = 2, opacity = 1, area = false, dashed = false } = {}) => ({
  name, type: 'line', data, showSymbol: data.length === 1, symbolSize: 6, connectNulls: false,
  lineStyle: { color: colour(tone), width, opacity, type: dashed ? 'dashed' : 'solid' },
  itemStyle: { color: colour(tone) },
  areaStyle: area ? { color: colour(tone), opacity: 0.08 } : null,
});

/** What it was the period before: thin and dashed, behind the others. */
export const before = (id, name, data, tone) => ({ ...line(name, data, tone, { width: 1.4, opacity: 0.65, dashed: true }), id, z: 1, silent: true });

/** Says in a legend what the dashed lines are. */
export const dashedKey = text => el('span', { class: 'entry' }, el('i', { class: 'key dashed', 'aria-hidden': 'true' }), text);

/** A tooltip on the canvas: one made of markup would need inline styles. */
export const tooltip = formatter => ({
  trigger: 'axis', renderMode: 'richText', confine: true, formatter,
  backgroundColor: colour('raised'), borderColor: colour('line'),
  textStyle: { color: colour('ink'), fontSize: 12 },
  axisPointer: { lineStyle: { color: colour('soft') }, shadowStyle: { color: colour('line'), opacity: 0.25 } },
});
