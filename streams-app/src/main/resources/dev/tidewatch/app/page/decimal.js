// Decimal text such as "-166.666667", exactly: nothing here goes through a binary fraction.

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function parse(text) {
  const found = DECIMAL.exec(String(text));
  if (!found) throw new Error(`'${text}' is no decimal such as -12.5`);
  const fraction = found[3] ?? '';
  const units = BigInt(found[2] + fraction);
  return { units: found[1] ? -units : units, scale: fraction.length };
}

function print(units, scale) {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return (units < 0n ? '-' : '') + whole + (scale ? '.' + digits.slice(-scale) : '');
}

/** Half up, away from zero: as the pipeline rounds. */
export function round(text, places) {
  const { units, scale } = parse(text);
  if (scale <= places) return print(units * 10n ** BigInt(places - scale), places);
  const unit = 10n ** BigInt(scale - places);
  const size = units < 0n ? -units : units;
  const rounded = (size + unit / 2n) / unit;
  return print(units < 0n ? -rounded : rounded, places);
}

export function add(first, second) {
  const a = parse(first);
  const b = parse(second);
  const scale = Math.max(a.scale, b.scale);
  return print(a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale);
}

export function multiply(first, second) {
  const a = parse(first);
  const b = parse(second);
  return print(a.units * b.units, a.scale + b.scale);
}

export const negate = text => print(-parse(text).units, parse(text).scale);

export const subtract = (first, second) => add(first, negate(second));

export const isZero = text => parse(text).units === 0n;

export const isNegative = text => parse(text).units < 0n;

export function compare(first, second) {
  const difference = parse(subtract(first, second)).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "0.0525" is "5.25". */
export function percentOf(fraction) {
  const { units, scale } = parse(fraction);
  return scale >= 2 ? print(units, scale - 2) : print(units * 10n ** BigInt(2 - scale), 0);
}

/** part / whole as a fraction with so many places; null where the whole is 0. */
export function ratio(part, whole, places) {
  const a = parse(part);
  const b = parse(whole);
  if (b.units === 0n) return null;
  const shift = BigInt(places + 1 + b.scale - a.scale + 20);
  const units = (a.units * 10n ** shift) / b.units;
  return round(print(units, places + 21), places);
}

/** Without the zeros at its end: "29.000000" is "29". */
export const trimmed = text => (String(text).includes('.') ? String(text).replace(/\.?0+$/, '') : String(text));
