// What a value looks like to a person. Decimals stay text.

import { isNegative, isZero, percentOf, round, trimmed } from './decimal.js';

const NONE = '–';
const MINUS = '\u2212';
const symbols = new Map();

function symbol(currency) {
  if (!currency) return '';
  if (!symbols.has(currency)) {
    const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
    const found = parts.find(part => part.type === 'currency').value;
    symbols.set(currency, /[A-Z]{3}/.test(found) ? found + '\u00a0' : found);
  }
  return symbols.get(currency);
}

function grouped(text) {
  const [whole, fraction] = text.replace('-', '').split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? '.' + fraction : '');
}

const sign = (text, always) => (isNegative(text) && !isZero(text) ? MINUS : always && !isZero(text) ? '+' : '');

/** "1234.5" is "$1,234.50". */
export function money(text, currency, { places = 2, signed = false } = {}) {
  if (text == null) return NONE;
  const rounded = round(text, places);
  return sign(rounded, signed) + symbol(currency) + grouped(rounded);
}

/** Every digit that is there: "1234.500000" is "1,234.5 USD". */
export const exactMoney = (text, currency) => (text == null ? NONE : sign(text) + grouped(trimmed(text)) + (currency ? ' ' + currency : ''));

export const count = value => (value == null ? NONE : sign(String(value)) + grouped(String(value)));

/** "0.0525" is "5.3 %". */
export function percent(text, places = 1) {
  if (text == null) return NONE;
  const rounded = round(percentOf(text), places);
  return sign(rounded) + grouped(rounded) + '\u00a0%';
}

export const decimal = (text, places = 2) => (text == null ? NONE : sign(round(text, places)) + grouped(round(text, places)));

/** 12345 as 12.35k, with as many digits as tell neighbours on an axis apart: for axes, where the place on the axis is what counts. */
export function short(number, digits = 4) {
  const size = Math.abs(number);
  const [unit, letter] = size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return (number < 0 ? MINUS : '') + Number((size / unit).toPrecision(digits)) + letter;
}

/** The same with its currency. */
export const shortMoney = (number, currency, digits) => (number < 0 ? MINUS : '') + symbol(currency) + short(Math.abs(number), digits);

/** "0.0125" is "+1.3 pts": the difference of two rates. */
export function points(text) {
  const rounded = round(percentOf(text), 1);
  return `${sign(rounded, true)}${grouped(rounded)} pts`;
}

/** "0.0125" is "+1.3 %". */
export const change = text => (isZero(round(percentOf(text), 1)) ? '' : isNegative(text) ? '' : '+') + percent(text);

/** "2026-03-01T09:00:00.123Z" is "1 Mar 2026, 09:00" in the pipeline's zone. */
export function instant(text, zone = 'UTC', { seconds = false, year = true } = {}) {
  if (!text) return NONE;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...(year ? { year: 'numeric' } : {}),
    ...(seconds ? { second: '2-digit' } : {}), timeZone: zone,
  }).format(new Date(text));
}

export const day = text => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(text + 'T00:00:00Z'));

/** "2026-03-01" is "1 Mar 2026". */
export const fullDay = text => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(text + 'T00:00:00Z'));

/** "2026-03-01" is "Mar 2026". */
export const month = text => new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(text + 'T00:00:00Z'));

/** "2026-03-01" is "March 2026". */
export const longMonth = text => new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(text + 'T00:00:00Z'));

const SECONDS_A_DAY = 86400;

/** "simulated, 1 day = 2 s" where the pipeline's time runs faster than the wall clock; null where it does not. */
export const pace = speed => (speed > 1 ? `simulated, 1 day = ${Number((SECONDS_A_DAY / speed).toPrecision(2))} s` : null);

const WINDOWS = { MTD: 'Month to date', QTD: 'Quarter to date', YTD: 'Year to date' };

export function windowName(window) {
  const days = /^P(\d+)D$/.exec(window);
  if (!days) return WINDOWS[window] ?? window;
  return days[1] === '1' ? '1 day' : `${days[1]} days`;
}

const UNSEEN = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200C\u200D]|([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0])/gu;
const DELETE = 0x7f;

function marked(character) {
  const code = character.codePointAt(0);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === DELETE ? '\u2421' : `\u27E8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27E9`;
}

/** What cannot be seen, or turns the text around it, is shown as what it is: escape as \u241B, U+202E as \u27E8U+202E\u27E9. */
export const visible = text => String(text).replace(UNSEEN, (whole, unseen) => (unseen === undefined ? whole : marked(unseen)));

/** "plan=pro" is "plan: pro"; what a value escapes is put back. */
export function segmentName(segment) {
  if (segment === 'all') return 'All customers';
  const [dimension, value] = segment.split('=');
  const plain = (value ?? '').replace(/%(25|7C|3D)/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return `${dimension}: ${dimension === 'interval' ? lasting(plain) : plain}`;
}

const UNITS = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/** "P3M" is "3 months"; what is no such period stays as it is. */
const lasting = period => period.replace(/^P(\d+)([DWMY])$/, (_, number, unit) => `${number} ${UNITS[unit]}${number === '1' ? '' : 's'}`);

/** "PAYMENT_FAILED" is "Payment failed". */
export function words(symbolText) {
  if (!symbolText) return NONE;
  const text = symbolText.replaceAll('_', ' ').toLowerCase();
  return text[0].toUpperCase() + text.slice(1);
}

const ISO = /( at )?(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/g;

/** A sentence of the pipeline's, its instants as a person writes them. */
export const readable = (text, zone) => text.replace(ISO, (_, at, instantText) => (at ? ' on ' : '') + instant(instantText, zone, { year: false }));
