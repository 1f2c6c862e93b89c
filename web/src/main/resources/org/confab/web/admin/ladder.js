// The ladder of a trace: the server draws it, here its arrows become buttons.

const ALLOWED = new Set(['svg', 'g', 'line', 'path', 'polygon', 'polyline', 'rect', 'circle', 'text', 'tspan', 'title', 'desc', 'defs', 'marker']);

/**
 * Puts a drawing in, in the place of the one before; the arrow that had the focus keeps it.
 * Only one arrow is in the order of Tab; the arrow keys, Home and End go on from there.
 * @param open called with the number of the message whose arrow is chosen
 */
export function put(holder, text, open) {
  const focused = holder.contains(document.activeElement) ? document.activeElement.id : '';
  const drawing = read(text);
  holder.replaceChildren(drawing);
  const arrows = [...drawing.querySelectorAll('g.arrow')];
  arrows.forEach((arrow) => prepare(arrow, arrows, open));
  const first = arrows.find((arrow) => arrow.id === focused) ?? arrows[0];
  first?.setAttribute('tabindex', '0');
  if (focused && first) first.focus({ preventScroll: true });
}

/** The drawing without anything that a drawing does not need. */
function read(text) {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (parsed.documentElement.localName !== 'svg') throw new Error('The server has sent no drawing.');
  const svg = parsed.documentElement;
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    if (!ALLOWED.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name } of [...element.attributes]) {
      if (name.startsWith('on') || name === 'style' || name.endsWith('href')) element.removeAttribute(name);
    }
  }
  svg.setAttribute('class', 'ladder');
  // A group, not an image: what is in an image cannot be reached.
  svg.setAttribute('role', 'group');
  return document.importNode(svg, true);
}

function prepare(arrow, arrows, open) {
  const number = Number(arrow.id.slice(1));
  arrow.setAttribute('tabindex', '-1');
  arrow.setAttribute('role', 'button');
  arrow.setAttribute('aria-haspopup', 'dialog');
  arrow.addEventListener('click', () => {
    choose(arrow, arrows);
    open(number);
  });
  arrow.addEventListener('keydown', (event) => {
    const at = arrows.indexOf(arrow);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: arrows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (arrows[to]) choose(arrows[to], arrows);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(number);
    }
  });
}

function choose(arrow, arrows) {
  arrows.forEach((other) => other.setAttribute('tabindex', other === arrow ? '0' : '-1'));
  arrow.focus();
}
