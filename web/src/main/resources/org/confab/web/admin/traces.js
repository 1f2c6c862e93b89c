// Traces: which there are, and starting one.
import * as api from './api.js';
import { h } from './view.js';
import { button, confirm, field, form, listed, moment, state } from './parts.js';

export function traces(context) {
  const load = () => api.get('/api/traces');

  const columns = [
    { title: 'Of', kind: 'address', cell: (one) => h('a', { href: `#/traces/${one.id}` }, target(one)) },
    { title: 'Kind', cell: (one) => one.kind },
    { title: 'State', cell: standing },
    { title: 'Began', cell: (one) => moment(one.began) },
    { title: 'Until', cell: (one) => moment(one.until) },
    { title: 'Messages', cell: (one) => one.messages.toLocaleString() },
    { title: 'Order', cell: (one) => orders(context, one) },
  ];

  const draw = (all) => [
    h('p', { class: 'lead' }, 'A trace keeps what is said between the server and one user, or in one conference. Secrets are masked. It ends by itself.'),
    h('div', { class: 'bar' }, button('Start a trace …', () => startTrace(context, {}), { kind: 'main', barred: !context.may('help-desk') })),
    listed(`Traces (${all.length})`, columns, all, (one) => one.id, 'There are no traces.'),
  ];

  return { load, draw };
}

/** What is traced, in short. */
export function target(one) {
  return one.target;
}

/** Whether it still records. */
export function standing(one) {
  return one.on ? state('good', 'recording') : state('idle', 'stopped');
}

/** What can be done with a trace. */
export function orders(context, one, after = () => {}) {
  const barred = !context.may('help-desk');
  const path = `/api/traces/${one.id}`;
  return h(
    'span',
    { class: 'actions' },
    one.on ? button('Stop', () => context.change('PATCH', path, { on: false }, `The trace of ${target(one)} has stopped.`), { label: `Stop the trace of ${target(one)}`, barred }) : null,
    button(
      'Delete …',
      () =>
        confirm('Delete this trace?', 'All of its messages are forgotten.', 'Delete', async () => {
          await context.change('DELETE', path, undefined, `The trace of ${target(one)} is deleted.`);
          after();
        }),
      { label: `Delete the trace of ${target(one)}`, barred },
    ),
  );
}

/** Asks how long, and starts the trace of a user or a conference; without either it asks for the user. */
export function startTrace(context, of) {
  const whom = of.user ?? of.conference;
  form(
    whom ? `Trace ${whom}` : 'Start a trace',
    [
      whom ? null : field('User', 'user', { required: true, placeholder: 'alice@example.com', autocomplete: 'off', autocapitalize: 'none', maxlength: 128 }),
      field('Minutes', 'minutes', { type: 'number', min: 1, required: true, value: 15 }, 'It ends by itself after that time.'),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'texts' }), h('span', {}, 'Keep the texts of instant messages too')),
    ],
    'Start',
    async (data) => {
      const body = whom ? { ...of } : { user: data.get('user').trim() };
      body.minutes = Number(data.get('minutes'));
      body.texts = data.get('texts') !== null;
      const begun = await api.change('POST', '/api/traces', body);
      location.hash = `#/traces/${begun.id}`;
    },
  );
}
