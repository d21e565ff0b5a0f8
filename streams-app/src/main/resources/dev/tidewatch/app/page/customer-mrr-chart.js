// A customer's MRR over time: a step at each movement that stands.

import { add } from './decimal.js';
import { colour, draw, moneyAxis, tooltip } from './charting.js';
import { fullDay, money } from './format.js';

export function drawPath(host, story, board) {
  const movements = standing(story.movements ?? []);
  const panel = host.closest('section');
  panel.hidden = movements.length === 0;
  if (panel.hidden) return;
  const { steps, currency } = stepsOf(movements);
  const last = steps.at(-1);
  const points = [[movements[0].effectiveAt, 0], ...steps.map(step => [step.at, Number(step.mrr)]), [board.status?.asOf > last.at ? board.status.asOf : last.at, Number(last.mrr)]];
  draw(host, `MRR of the customer, ${movements.length} movements, now ${money(last.mrr, currency)}`, {
    grid: { left: 4, right: 16, top: 14, bottom: 2, containLabel: true },
    xAxis: { type: 'time', axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false }, splitNumber: Math.max(2, Math.floor(host.clientWidth / 110)),
      axisLabel: { color: colour('soft'), hideOverlap: true, fontSize: 11, formatter: at => fullDay(new Date(at).toISOString().slice(0, 10)) } },
    yAxis: moneyAxis(currency),
    tooltip: tooltip(([item]) => `${fullDay(item.value[0].slice(0, 10))}\n${money(String(item.value[1]), currency)}`),
    series: [{ id: 'mrr', name: 'MRR', type: 'line', step: 'end', showSymbol: true, symbolSize: 5, data: points,
      lineStyle: { color: colour('nrr'), width: 2 }, itemStyle: { color: colour('nrr') }, areaStyle: { color: colour('nrr'), opacity: 0.08 } }],
  });
}

/** The highest revision of each, without what was voided, in order of time. */
export function standing(movements) {
  const highest = new Map();
  for (const movement of movements) {
    if ((highest.get(movement.movementId)?.revision ?? -1) < movement.revision) highest.set(movement.movementId, movement);
  }
  return [...highest.values()].filter(movement => !movement.voided).sort((a, b) => (a.effectiveAt < b.effectiveAt ? -1 : 1));
}

/** In the customer's own currency, or, where it has several, as booked in the reporting one. */
function stepsOf(movements) {
  const currencies = new Set(movements.map(movement => movement.currency));
  if (currencies.size === 1) {
    return { currency: movements[0].currency, steps: movements.map(movement => ({ at: movement.effectiveAt, mrr: movement.mrrAfter })) };
  }
  let mrr = '0';
  const steps = movements.map(movement => {
    mrr = add(mrr, movement.reportingAmount ?? '0');
    return { at: movement.effectiveAt, mrr };
  });
  return { currency: movements[0].reportingCurrency, steps };
}
