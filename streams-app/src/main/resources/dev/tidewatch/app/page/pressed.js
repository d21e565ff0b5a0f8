// Knows whether a finger or a mouse button is down: what it points at must not move away before it is up.

const LONGEST = 1000;
let since = null;

addEventListener('pointerdown', () => { since = performance.now(); }, true);
['pointerup', 'pointercancel'].forEach(name => addEventListener(name, () => { since = null; }, true));

/** Nothing waits for a button that is held for long. */
export const isPressed = () => since != null && performance.now() - since < LONGEST;
