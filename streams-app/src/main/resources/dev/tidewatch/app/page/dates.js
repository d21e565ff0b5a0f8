// Business days as text such as "2026-03-01", which sort as they are.

const at = day => new Date(day + 'T00:00:00Z');
const text = date => date.toISOString().slice(0, 10);

export function daysAfter(day, days) {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

export const daysBefore = (day, days) => daysAfter(day, -days);

/** 31 March less a month is 28 February. */
export function monthsBefore(day, months) {
  const date = at(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, length));
  return text(date);
}

/** Both days counted. */
export const daysFrom = (from, to) => Math.round((at(to) - at(from)) / 86400000) + 1;

const monday = day => daysBefore(day, (at(day).getUTCDay() + 6) % 7);

/** The first day of the day, week or month that a day is in. */
export const startOf = (grain, day) => (grain === 'month' ? day.slice(0, 8) + '01' : grain === 'week' ? monday(day) : day);

/** The last one. */
export const endOf = (grain, day) => daysBefore(stepsAfter(grain, startOf(grain, day), 1), 1);

/** So many days, weeks or months later; of months the day is the first one. */
export const stepsAfter = (grain, first, steps) => (grain === 'month' ? monthsBefore(first, -steps) : daysAfter(first, grain === 'week' ? 7 * steps : steps));

/**
 * Where the window lay that this one is compared with: 30 days earlier, or as far into the month, quarter or year before. A month
 * that is over is compared with a whole one: 30 September with 31 August.
 */
export function dayBefore(window, day) {
  const days = /^P(\d+)D$/.exec(window);
  if (days) return daysBefore(day, Number(days[1]));
  const earlier = monthsBefore(day, { MTD: 1, QTD: 3, YTD: 12 }[window] ?? 1);
  return day === endOf('month', day) ? endOf('month', earlier) : earlier;
}

/** The days before these: as many months where they are whole months, else as many days. */
export function rangeBefore({ from, to, length }) {
  const end = daysBefore(from, 1);
  const whole = from === startOf('month', from) && to === endOf('month', to);
  return { from: whole ? monthsBefore(from, monthsFrom(from, to)) : daysBefore(from, length), to: end, whole };
}

const monthsFrom = (from, to) => 12 * (to.slice(0, 4) - from.slice(0, 4)) + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

/** Returns what clocks of a zone show at an instant, such as "2026-03-01T09:00". */
export const clockAt = (millis, zone) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(millis).replace(' ', 'T');

/** The instant at which clocks of a zone show this; where they leave it out in spring, an hour later. */
export function instantAt(clock, zone) {
  const wanted = Date.parse(clock + 'Z');
  let millis = wanted;
  for (let i = 0; i < 2; i++) millis += wanted - Date.parse(clockAt(millis, zone) + 'Z');
  return new Date(millis).toISOString();
}
