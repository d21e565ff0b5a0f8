// Changes what an element holds into what it should hold, and keeps the nodes that are there: a click that began on one ends on it.

/** Returns what tells an element from others of its kind. */
const KEYS = ['key', 'entry', 'id', 'figure'];
const HANDLERS = ['onclick', 'onchange', 'oninput', 'onsubmit'];

/** Children with a key are found by it wherever they went; the others by their place. */
export function settle(host, wanted) {
  const stay = new Set(wanted);
  leaveOut(host, new Set(wanted.map(keyOf)), stay);
  const keyed = keyedOf(host, stay);
  let at = host.firstChild;
  for (const next of wanted) {
    const found = next.parentNode === host ? next : keyed.get(keyOf(next))?.shift() ?? (isLike(at, next) ? at : null);
    if (found === at && found) at = at.nextSibling;
    else host.insertBefore(found ?? next, at);
    if (found && found !== next) take(found, next);
  }
  while (at) {
    const rest = at;
    at = at.nextSibling;
    rest.remove();
  }
}

const keyOf = node => (node.nodeType === Node.ELEMENT_NODE ? KEYS.map(name => node.dataset[name]).find(key => key != null) ?? (node.id || null) : null);

/** What is gone goes first: what follows it then stays where it is, and keeps the focus. */
function leaveOut(host, keys, stay) {
  for (const child of [...host.childNodes]) {
    const key = keyOf(child);
    if (key != null && !keys.has(key) && !stay.has(child)) child.remove();
  }
}

function keyedOf(host, stay) {
  const keyed = new Map();
  for (const child of host.childNodes) {
    const key = keyOf(child);
    if (key != null && !stay.has(child)) keyed.set(key, [...(keyed.get(key) ?? []), child]);
  }
  return keyed;
}

const isLike = (old, next) => old != null && keyOf(old) == null && keyOf(next) == null && old.nodeName === next.nodeName;

function take(old, next) {
  if (old.nodeName !== next.nodeName) {
    old.replaceWith(next);
  } else if (old.nodeType === Node.ELEMENT_NODE) {
    attributes(old, next);
    HANDLERS.forEach(name => { if (old[name] !== next[name]) old[name] = next[name]; });
    settle(old, [...next.childNodes]);
  } else if (old.nodeValue !== next.nodeValue) {
    old.nodeValue = next.nodeValue;
  }
}

/** What a reader has opened stays open. A style is set as one: as an attribute the page's own rules forbid it. */
function attributes(old, next) {
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) === value) continue;
    if (name === 'style') old.style.cssText = value;
    else old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  }
}
