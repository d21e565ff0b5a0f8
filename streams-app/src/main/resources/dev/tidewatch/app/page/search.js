// Finding a customer by id, name or whatever an attribute says.

import { ask } from './api.js';
import { el, empty, fill } from './dom.js';
import { customerLink } from './figure.js';
import { money } from './format.js';

/** A search leads to the customer if there is exactly one, else to the list; one for nothing leads to all of them. */
async function find(text) {
  const q = text.trim();
  if (!q) {
    location.hash = 'customers';
    return;
  }
  const list = 'customers&' + new URLSearchParams({ q });
  try {
    const { customers } = await ask('/api/customers', { q, limit: 2 });
    location.hash = customers.length === 1 ? 'customer=' + encodeURIComponent(customers[0].customerId) : list;
  } catch {
    location.hash = list;
  }
}

export function prepareSearch() {
  const input = document.getElementById('find-text');
  document.getElementById('find').onsubmit = event => {
    event.preventDefault();
    find(input.value);
    input.value = '';
    input.blur();
  };
}

/** For an id that there is no customer of: what was meant may be near. */
export function notFound(id) {
  const near = el('div', {});
  const input = el('input', { type: 'search', value: id, 'aria-label': 'Find a customer', id: 'again-text' });
  const submit = event => {
    event.preventDefault();
    find(input.value);
  };
  ask('/api/customers', { q: id.slice(0, Math.max(2, Math.ceil(id.length * 0.6))), limit: 6 }).then(({ customers }) => {
    if (customers.length === 0) return;
    fill(near, el('p', {}, 'Did you mean one of these?'), el('ul', { class: 'near' }, customers.map(one =>
      el('li', {}, customerLink(one.customerId), ` ${money(one.reportingMrr, one.reportingCurrency)} a month`))));
  }, () => {});
  return el('section', { class: 'panel wide', id: 'not-found' }, empty(`There is no customer ${id}.`),
    el('form', { class: 'filters', onsubmit: submit }, el('label', {}, el('span', {}, 'Find a customer'), input), el('button', {}, 'Search')), near,
    el('p', {}, el('a', { href: '#customers' }, 'See all customers')));
}
