// A line as small as a word.

const WIDTH = 96;
const HEIGHT = 22;
const MOST = 120;
const SPACE = 'http://www.w3.org/2000/svg';

/** Of numbers, null where there is none; it only repeats what a chart says, so a screen reader passes it over. */
export function spark(numbers) {
  const step = Math.ceil(numbers.length / MOST);
  const some = numbers.filter((_, i) => (numbers.length - 1 - i) % step === 0);
  const known = some.filter(number => number != null);
  const svg = document.createElementNS(SPACE, 'svg');
  svg.setAttribute('class', 'spark');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  if (known.length < 2) return svg;
  const path = document.createElementNS(SPACE, 'path');
  path.setAttribute('d', drawn(some, Math.min(...known), Math.max(...known)));
  svg.append(path);
  return svg;
}

function drawn(numbers, least, most) {
  const x = i => ((i * WIDTH) / (numbers.length - 1)).toFixed(1);
  const y = number => (most === least ? HEIGHT / 2 : HEIGHT - 2 - ((number - least) / (most - least)) * (HEIGHT - 4)).toFixed(1);
  return numbers.map((number, i) => (number == null ? '' : `${i === 0 || numbers[i - 1] == null ? 'M' : 'L'}${x(i)} ${y(number)}`)).join('');
}
