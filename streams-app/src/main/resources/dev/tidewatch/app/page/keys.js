// Keyboard shortcuts: single keys, told by "?", and off when somebody wishes so.

const OFF = 'tidewatch.keys';
const GRAINS = { 1: 'day', 2: 'week', 3: 'month' };
const byId = id => document.getElementById(id);
const isOff = () => localStorage.getItem(OFF) === 'off';

export function prepareKeys({ board, keep, select }) {
  const dialog = byId('keys');
  byId('keys-off').checked = isOff();
  byId('keys-off').onchange = event => localStorage.setItem(OFF, event.target.checked ? 'off' : 'on');
  byId('keys-close').onclick = () => dialog.close();
  byId('keys-open').onclick = () => dialog.showModal();
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  const actions = {
    '/': () => byId('find-text').focus(),
    '?': () => dialog.showModal(),
    s: () => onBoard('pick-segment'),
    w: () => onBoard('pick-window'),
    d: () => onBoard('pick-history'),
    c: () => select({ compare: !board.selection.compare }),
    l: () => { location.hash = 'customers'; },
    f: () => { location.hash = ''; },
  };
  addEventListener('keydown', event => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') || isTyping(event)) return;
    const action = actions[event.key] ?? (GRAINS[event.key] && (() => keep({ grain: GRAINS[event.key] })));
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Letters choose in a list that has the focus, as a browser does it: only what no option begins with leads on, and Escape leaves it. */
function isTyping({ key, target }) {
  if (key === 'Escape' && target.matches('select, input')) target.blur();
  return target.matches('select') ? !['/', '?'].includes(key) : target.matches('input:not([type=radio], [type=checkbox]), textarea');
}

function onBoard(id) {
  if (byId('board').hidden) location.hash = '';
  setTimeout(() => byId(id).focus());
}
