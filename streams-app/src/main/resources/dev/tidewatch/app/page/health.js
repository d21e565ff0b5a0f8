// How the pipeline itself does: what it has yet to read, to restore, and what it could not use.

import { el, fill, part, ready } from './dom.js';
import { count, fullDay, instant, money, pace, words } from './format.js';
import { table } from './table.js';

export function drawHealth({ status, zone }) {
  if (!status) return;
  part('health', 'note').textContent = [status.applicationId, status.version, status.profile && `profile ${status.profile}`, zone].filter(Boolean).join(' · ');
  const letters = status.deadLetters ?? { total: 0, byReason: {} };
  fill(part('health', 'facts'),
    el('dl', { class: 'facts' },
      fact('State', words(status.state), 'state'),
      pace(status.speed) && fact('Time', pace(status.speed), 'time'),
      status.keptFrom && fact('Days and cohorts are kept from', fullDay(status.keptFrom), 'keptFrom'),
      fact('Newest figure', instant(status.asOf, zone, { seconds: true }), 'asOf'),
      fact('Events to read', status.lag == null ? 'unknown' : count(status.lag), 'lag'),
      fact('Dead letters', count(letters.total), 'deadLetters'),
      provisional(status)),
    restore(status.restore), inputs(status.inputs ?? {}, zone), reasons(letters.byReason ?? {}));
  ready('health');
}

const fact = (name, value, key) => el('div', {}, el('dt', {}, name), el('dd', { 'data-status': key }, value));

function provisional({ provisionalCustomers: waiting, reportingCurrency }) {
  if (!waiting || waiting.customers === 0) return null;
  return fact('Counted without a discount that is not known yet',
    `${count(waiting.customers)} ${waiting.customers === 1 ? 'customer' : 'customers'}, ${money(waiting.mrr, reportingCurrency)} a month`, 'provisionalCustomers');
}

function restore(progress) {
  if (!progress || !(progress.total > 0)) return null;
  return el('label', { class: 'restore' }, `State restored: ${count(progress.restored)} of ${count(progress.total)} records`,
    el('progress', { max: progress.total, value: progress.restored }));
}

function inputs(topics, zone) {
  const used = Object.entries(topics).filter(([, input]) => input.newest);
  if (used.length === 0) return null;
  return table({ caption: 'Newest record of each input', head: ['Input', 'Newest record'],
    rows: used.map(([topic, input]) => [topic, el('span', { 'data-input': topic }, instant(input.newest, zone) + (input.stale ? ', stale' : ''))]) });
}

function reasons(byReason) {
  const rows = Object.entries(byReason).sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return null;
  return table({ caption: 'Dead letters by reason', head: ['Dead letters by reason', 'Records'], numeric: [1],
    rows: rows.map(([reason, number]) => [words(reason), el('span', { 'data-reason': reason }, count(number))]) });
}
