// A figure that says why it is what it is when it is asked.

import { el } from './dom.js';
import { explain } from './explain.js';

/**
 * A button with a figure of a metrics row. `exact` is the value as published; the text may be rounded.
 */
export function figure(row, field, text, extra) {
  const value = row?.[field];
  if (value == null) return el('span', { class: 'figure none', 'data-figure': field }, text);
  return el('button', {
    type: 'button',
    class: 'figure' + (extra ? ' ' + extra : ''),
    'data-figure': field,
    'data-exact': String(value),
    title: `${value}: why is this number?`,
    onclick: () => explain(row, field),
  }, text);
}

export const customerLink = id => el('a', { href: '#customer=' + encodeURIComponent(id), class: 'customer' }, id);
