// A panel as a PNG: a copy of it with its styles, drawn by the browser itself from within an SVG.

const SCALE = 2;
/** An id may hold what no XML may. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export async function picture(panel) {
  const { width, height } = size(panel);
  const source = svg(copy(panel), width, height);
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(source);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('the browser makes no picture'))), 'image/png'));
}

/** With what one would have to scroll to. */
function size(panel) {
  const { width, height } = panel.getBoundingClientRect();
  const hidden = [...panel.querySelectorAll('.scroll')].filter(one => !one.closest('details'));
  const more = side => Math.max(0, ...hidden.map(one => one['scroll' + side] - one['client' + side]));
  return { width: Math.ceil(width + more('Width')), height: Math.ceil(height + more('Height')) };
}

/** Canvases become images, what is chosen stays chosen, and the buttons for saving are left out. */
function copy(panel) {
  const clone = panel.cloneNode(true);
  const drawn = [...panel.querySelectorAll('canvas')];
  clone.querySelectorAll('canvas').forEach((canvas, i) => {
    const image = document.createElement('img');
    image.src = echarts.getInstanceByDom(drawn[i].closest('.chart')).getDataURL({ pixelRatio: SCALE });
    image.width = drawn[i].clientWidth;
    image.height = drawn[i].clientHeight;
    canvas.replaceWith(image);
  });
  const inputs = [...panel.querySelectorAll('input')];
  clone.querySelectorAll('input').forEach((input, i) => input.toggleAttribute('checked', inputs[i].checked));
  clone.querySelectorAll('.tools, details').forEach(one => one.remove());
  return clone;
}

function svg(clone, width, height) {
  const root = document.createElement('div');
  root.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml');
  root.className = 'picture';
  const style = document.createElement('style');
  style.textContent = rules([...document.styleSheets].flatMap(sheet => [...sheet.cssRules])) + `.picture{width:${width}px;height:${height}px} .picture>.panel{height:100%} .picture .scroll{overflow:visible;max-height:none}`;
  root.append(style, clone);
  const text = new XMLSerializer().serializeToString(root).replace(NOT_XML, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${text}</foreignObject></svg>`;
}

// In the picture the screen is as wide as the panel: of what depends on the screen only what holds now is taken along.
const rules = all => all.map(rule => (rule instanceof CSSMediaRule
  ? matchMedia(rule.conditionText).matches ? rules([...rule.cssRules]) : ''
  : rule.cssText.replace(/^body\b/, '.picture').replace(/^:root\b/, '.picture'))).join('\n');
