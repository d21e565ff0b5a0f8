// Elements without a framework. Text is always text: nothing here parses markup, and nothing in it stays unseen.

import { settle } from './settle.js';
import { visible } from './format.js';

const READ = new Set(['title', 'aria-label', 'data-label', 'placeholder']);

const shown = children => children.flat().filter(child => child != null && child !== false)
  .map(child => (child instanceof Node ? child : visible(child)));

/** Replaces the text of an element that is there. */
export const say = (node, text) => { node.textContent = visible(text ?? ''); };

/** el('td', {class: 'n', onclick: f}, 'text', child); a value of null or false leaves the attribute out. */
export function el(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) node[name] = value;
    else node.setAttribute(name, value === true ? '' : READ.has(name) ? visible(value) : value);
  }
  node.append(...shown(children));
  return node;
}

export const part = (panel, name) => document.querySelector(`#${panel} [data-part=${name}]`);

const FOCUSABLE = 'a, button, input, summary';

/** Makes a host hold these. What is there already stays the same element, for whoever points at it or has tabbed into it. */
export function fill(node, ...children) {
  const place = focusIn(node);
  settle(node, shown(children).map(child => (child instanceof Node ? child : document.createTextNode(child))));
  if (place && !node.contains(document.activeElement)) matching(node, place.name)[place.index]?.focus({ preventScroll: true });
}

const nameOf = node => node.tagName + (node.dataset.figure ?? node.getAttribute('href') ?? node.value ?? '');
const matching = (host, name) => [...host.querySelectorAll(FOCUSABLE)].filter(node => nameOf(node) === name);

function focusIn(host) {
  const active = document.activeElement;
  if (active === host || !host.contains(active)) return null;
  const name = nameOf(active);
  return { name, index: matching(host, name).indexOf(active) };
}

export const ready = panel => document.getElementById(panel).removeAttribute('aria-busy');

/** It is shown when it is asked for. */
export const fold = (id, summary, content) => el('details', { class: 'fold', 'data-fold': id }, el('summary', {}, summary), el('ul', {}, content));

export const empty = text => el('p', { class: 'empty' }, text);

/** The table behind a chart, closed until it is asked for; stays as the reader left it. */
export function chartTable(host, content) {
  let details = host.querySelector('details');
  if (!details) {
    details = el('details', { class: 'data' }, el('summary', {}, 'Show as a table'), el('div', { class: 'scroll' }));
    fill(host, details);
  }
  const open = () => fill(details.lastElementChild, content());
  details.ontoggle = () => details.open && open();
  details.filled = open;
  if (details.open) open();
}

/** Radio buttons that look like one switch; `changed` gets the value. Drawn once, then only checked. */
export function choices(host, name, options, chosen, changed) {
  if (!host.querySelector('input')) {
    host.append(...options.map(([value, label]) => el('label', {},
      el('input', { type: 'radio', name, value, onchange: () => changed(value) }), el('span', {}, label))));
  }
  for (const input of host.querySelectorAll('input')) input.checked = input.value === chosen;
}
