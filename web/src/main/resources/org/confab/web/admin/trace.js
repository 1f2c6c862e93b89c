// One trace: its ladder, its messages, and what one of them says.
import * as api from './api.js';
import { h } from './view.js';
import { button, dialogue, facts, moment, section } from './parts.js';
import { orders, standing, target } from './traces.js';
import { put } from './ladder.js';

/** How many messages are asked for at once. */
const PIECE = 200;

/** How many messages a ladder has at the most. */
const RUNGS = 1_000;

export function trace(context) {
  const path = `/api/traces/${encodeURIComponent(context.argument)}`;
  const messages = new Map();
  let told;
  let parties = new Map();
  let next = 0;
  let drawn = '';
  let holder = null;
  /** Behind which message the ladder begins; null while it follows the newest. */
  let from = null;

  const begin = () => from ?? Math.max(told.dropped, next - RUNGS);

  const drawLadder = async () => {
    drawn = await api.getText(`${path}/ladder.svg?after=${begin()}&limit=${RUNGS}`, 'image/svg+xml');
    if (holder) put(holder, drawn, open);
  };

  /** Goes to the part before or behind the one that is drawn. */
  const turn = async (by) => {
    const wanted = Math.max(told.dropped, begin() + by * RUNGS);
    from = wanted + RUNGS >= next ? null : wanted;
    try {
      await drawLadder();
    } catch (problem) {
      context.refuse(problem);
    }
    context.draw();
  };

  /** Only what has come since the last time, and the ladder if that was anything. */
  const load = async () => {
    const before = next;
    do {
      told = await api.get(path, { after: next, limit: PIECE });
      told.list.forEach((message) => messages.set(message.number, message));
      parties = new Map(told.parties.map((party) => [party.key, party]));
      next = told.next ?? next;
    } while (told.list.length === PIECE);
    if ((next !== before && from === null) || drawn === '') await drawLadder();
    return told;
  };

  const label = (message) => parties.get(message.party)?.label ?? message.peer;

  const open = (number) => {
    const message = messages.get(number);
    if (!message) return;
    const dom = dialogue(`${number}. ${message.summary}`, (close) => [
      facts([
        ['When', moment(message.at)],
        ['Way', way(message, label(message))],
        ['By', `${message.protocol} over ${message.transport}`],
      ]),
      h('pre', { tabindex: 0, 'aria-label': 'The message' }, message.text),
      h(
        'div',
        { class: 'actions' },
        button('‹ Previous', () => step(dom, number, -1), { disabled: !messages.has(number - 1) }),
        button('Next ›', () => step(dom, number, 1), { disabled: !messages.has(number + 1) }),
        button('Close', close, { kind: 'main' }),
      ),
    ]);
    dom.classList.add('message');
  };

  const step = (dom, number, by) => {
    dom.addEventListener('close', () => open(number + by), { once: true });
    dom.close();
  };

  const download = async () => {
    try {
      const text = await api.getText(`${path}/text.txt`, 'text/plain');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      link.download = `trace-${context.argument}.txt`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (problem) {
      context.refuse(problem);
    }
  };

  const made = (dom) => {
    holder = dom;
    if (drawn) put(holder, drawn, open);
  };

  /** Which part of the ladder is drawn, where it does not stand there whole. */
  const parts = () => {
    if (next - told.dropped <= RUNGS) return null;
    return h(
      'nav',
      { class: 'pager', 'aria-label': 'Parts of the ladder' },
      button('‹ Earlier', () => turn(-1), { disabled: begin() <= told.dropped }),
      h('span', { role: 'status' }, `${begin() + 1}–${Math.min(begin() + RUNGS, next)} of ${next}`),
      button('Later ›', () => turn(1), { disabled: from === null }),
    );
  };

  const line = (message) =>
    h(
      'tr',
      { key: message.number, role: 'row' },
      h('th', { scope: 'row', role: 'rowheader' }, h('span', { class: 'value' }, h('button', { type: 'button', class: 'link', on: { click: () => open(message.number) } }, `${message.number}. ${message.summary}`))),
      h('td', { role: 'cell', 'data-title': 'When' }, h('span', { class: 'value' }, moment(message.at))),
      h('td', { role: 'cell', 'data-title': 'Way' }, h('span', { class: 'value' }, way(message, label(message)))),
    );

  const draw = () => [
    h('p', {}, h('a', { href: '#/traces' }, '‹ All traces')),
    facts([
      ['State', standing(told)],
      ['Began', moment(told.began)],
      ['Until', moment(told.until)],
      ['Messages', told.dropped > 0 ? `${told.messages}, the oldest ${told.dropped} are dropped` : told.messages],
    ]),
    h(
      'div',
      { class: 'actions' },
      button('Download as text', download),
      orders(context, told, () => {
        location.hash = '#/traces';
      }),
    ),
    section('Ladder', messages.size === 0 ? h('p', { class: 'none' }, 'Nothing has been said yet.') : null, h('p', { class: 'hint' }, 'Choose an arrow for its message; the arrow keys go from one to the next.'), parts(), h('div', { key: 'ladder', class: 'ladder-holder', role: 'region', 'aria-label': 'Ladder of the messages', made })),
    section(
      'Messages',
      h(
        'table',
        { role: 'table' },
        h('caption', {}, `Messages (${messages.size})`),
        h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ['Message', 'When', 'Way'].map((title) => h('th', { scope: 'col', role: 'columnheader' }, title)))),
        h('tbody', { role: 'rowgroup' }, [...messages.values()].map(line)),
      ),
    ),
  ];

  return {
    get title() {
      return told ? `Trace of ${target(told)}` : 'Trace';
    },
    load,
    draw,
  };
}

function way(message, label) {
  return message.way === 'in' ? `${label} → server` : `server → ${label}`;
}
