// What clients do, tried by the server when somebody wants to know.
import * as api from './api.js';
import { h } from './view.js';
import { button, listed, state } from './parts.js';

/** The server needs 28 s at most for all of it. */
const LONGEST_MILLIS = 60_000;

const KINDS = { ok: 'good', failed: 'bad', warning: 'bad' };

export function checks(context) {
  let report = null;
  let running = false;

  const run = async () => {
    if (running) return;
    running = true;
    context.draw();
    try {
      report = await api.getTrial('/health/deep', LONGEST_MILLIS);
    } catch (problem) {
      context.refuse(problem);
    }
    running = false;
    context.draw();
  };

  const outcome = () => {
    if (running) return 'Trying …';
    if (report === null) return '';
    return report.green ? state('good', 'all is green') : state('bad', 'not all is green');
  };

  const draw = () => [
    h('p', {}, 'Signs in, sends messages, holds a conference and more, with two users of its own; takes some seconds.'),
    h('div', { class: 'bar' }, button('Check now', run, { kind: 'main' }), h('span', { role: 'status' }, outcome())),
    report && listed('What was tried', COLUMNS, report.checks, (one) => one.name, 'Nothing was tried.'),
  ];

  return { draw };
}

const COLUMNS = [
  { title: 'Check', cell: (one) => one.what },
  { title: 'Result', cell: (one) => state(KINDS[one.state] ?? 'idle', one.state) },
  { title: 'Time', cell: (one) => `${one.millis} ms` },
  { title: 'Detail', cell: (one) => (one.cause ? [one.cause, h('br'), h('strong', {}, one.advice)] : one.detail) },
];
