// All customers: searched, filtered and sorted by the pipeline, so that the list is whole however many there are.

import { address, ask } from './api.js';
import { el, empty, fill } from './dom.js';
import { customerLink } from './figure.js';
import { count, fullDay, money, segmentName, words } from './format.js';
import { person, statusName } from './names.js';
import { score } from './risk.js';
import { table } from './table.js';

const host = document.getElementById('customers');
const MOST = 200;
const TYPING = 250;
const REFRESH = 10000;
const STATUSES = ['ACTIVE', 'PAST_DUE', 'TRIAL', 'PAUSED', 'CHURNED', 'NONE'];
const FILTERS = ['q', 'segment', 'status', 'scoreFrom', 'scoreTo', 'mrrFrom', 'mrrTo', 'sort', 'order'];
const COLUMNS = ['id', null, null, 'mrr', 'score', 'since'];

let board = null;
let wanted = {};
let asked = null;
let typing = null;
let later = null;

/** Null hides the list. */
export function show(place, knowledge) {
  board = knowledge;
  const shown = place != null && !host.hidden;
  host.hidden = place == null;
  if (place == null) return;
  wanted = Object.fromEntries(FILTERS.map(name => [name, place.get(name)]).filter(([, value]) => value));
  if (!shown) {
    fill(host);
    fill(host, el('header', { class: 'customer-head' }, el('p', { class: 'back' }, el('a', { href: '#' }, '← All figures')), el('h1', {}, 'Customers')), filters(), el('div', { id: 'customer-list', 'aria-busy': true }, el('p', { class: 'waiting' }, 'Asking')));
    host.focus();
    scrollTo(0, 0);
    offerSegments();
  }
  load();
}

/** Somebody's health changed; a search reads all customers, so the list follows at its own pace. */
export function touched() {
  if (host.hidden) return;
  later ??= setTimeout(() => {
    later = null;
    if (!host.hidden) load();
  }, REFRESH);
}

function change(name, value) {
  if (value) wanted[name] = value;
  else delete wanted[name];
  history.replaceState(null, '', location.pathname + location.search + '#' + ['customers', new URLSearchParams(wanted)].join('&').replace(/&$/, ''));
  clearTimeout(typing);
  typing = setTimeout(load, TYPING);
}

const field = (label, control) => el('label', {}, el('span', {}, label), control);

function filters() {
  const number = (name, label) => el('input', { type: 'number', min: 0, step: 'any', 'aria-label': label, placeholder: label.split(' ').at(-1), value: wanted[name], oninput: event => change(name, event.target.value) });
  const pick = (name, options) => {
    const select = el('select', { id: 'filter-' + name, onchange: event => change(name, event.target.value) }, options.map(([value, text]) => el('option', { value }, text)));
    select.value = wanted[name] ?? '';
    return select;
  };
  return el('form', { class: 'filters panel', 'aria-label': 'Which customers', onsubmit: event => event.preventDefault() },
    field('Search', el('input', { type: 'search', id: 'filter-q', value: wanted.q, placeholder: 'id, name, e-mail …', oninput: event => change('q', event.target.value.trim()) })),
    field('Segment', pick('segment', [['', 'All customers']])), field('Status', pick('status', [['', 'Any'], ...STATUSES.map(one => [one, words(one)])])),
    el('fieldset', {}, el('legend', {}, 'Risk score'), number('scoreFrom', 'Score from'), number('scoreTo', 'Score to')),
    el('fieldset', {}, el('legend', {}, 'MRR'), number('mrrFrom', 'MRR from'), number('mrrTo', 'MRR to')),
    el('p', { class: 'tools' }, el('a', { id: 'customers-csv', download: 'customers.csv', href: '/api/customers' }, 'CSV')));
}

async function offerSegments() {
  const { dimensions } = board.segments ?? await ask('/api/segments').catch(() => ({ dimensions: {} }));
  const select = document.getElementById('filter-segment');
  if (!select) return;
  fill(select, el('option', { value: '' }, 'All customers'), ...Object.entries(dimensions).map(([dimension, values]) => el('optgroup', { label: words(dimension) },
    values.map(value => el('option', { value: `${dimension}=${value}` }, segmentName(`${dimension}=${value}`))))));
  select.value = wanted.segment ?? '';
}

async function load() {
  asked?.abort();
  asked = new AbortController();
  const list = document.getElementById('customer-list');
  try {
    board.status ??= await ask('/api/status', {}, asked.signal);
    const found = await ask('/api/customers', { ...wanted, limit: MOST }, asked.signal);
    document.getElementById('customers-csv').href = address('/api/customers', { ...wanted, limit: 10000, format: 'csv' });
    fill(list, summary(found), found.customers.length === 0 ? empty('No customer is like that. Fewer filters find more.') : rows(found.customers));
    list.removeAttribute('aria-busy');
  } catch (problem) {
    if (problem.name !== 'AbortError') fill(list, empty(problem.message));
  }
}

function summary({ total, paying, mrr, customers }) {
  const some = customers.length < total ? `, the first ${count(customers.length)} of them below` : '';
  return el('p', { class: 'note', role: 'status', id: 'customers-found' }, `${count(total)} ${total === 1 ? 'customer' : 'customers'}${paying < total ? `, ${count(paying)} of them paying,` : ''} with ${money(mrr, board.currency)} a month${some}`);
}

function rows(customers) {
  const by = wanted.sort ?? 'mrr';
  const down = wanted.order ? wanted.order === 'desc' : by !== 'id';
  return el('div', { class: 'panel' }, table({
    caption: 'Customers', head: ['Customer', 'Name, e-mail', 'Status', 'MRR', 'Risk score', 'Customer since'], numeric: [3, 4], cards: true,
    sort: { columns: COLUMNS, by, down, changed: name => turn(name, by, down) },
    rows: customers.map(row),
  }));
}

function turn(name, by, down) {
  wanted.sort = name;
  change('order', (name === by ? !down : name !== 'id') ? 'desc' : 'asc');
}

function row(health) {
  const { name, email } = person(health, board.status?.customers);
  return [customerLink(health.customerId), [name, email].filter(Boolean).join(', ') || '–',
    el('span', { class: 'badge status-' + health.status.toLowerCase() }, statusName(health)),
    el('span', { 'data-exact': health.reportingMrr }, money(health.reportingMrr, health.reportingCurrency)), score(health.score),
    health.since ? fullDay(health.since.slice(0, 10)) : '–'];
}
