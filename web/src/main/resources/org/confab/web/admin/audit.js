// Who has changed what, and what was refused.
import * as api from './api.js';
import { h } from './view.js';
import { listed, moment, pager, ROWS, search, state } from './parts.js';

export function audit(context) {
  const wanted = { who: '', what: '', refused: '' };
  let page = 1;

  const load = () => api.getPage('/api/audit', { ...wanted, limit: ROWS, page });

  const look = (name, value) => {
    wanted[name] = value;
    page = 1;
    return context.refresh();
  };

  const go = (to) => {
    page = to;
    return context.refresh();
  };

  const refused = (event) => look('refused', event.target.checked ? 'true' : '');

  const draw = (found) => [
    h(
      'div',
      { class: 'bar' },
      search('What', wanted.what, (text) => look('what', text)),
      search('Who', wanted.who, (text) => look('who', text)),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', on: { change: refused } }), h('span', {}, 'Refused alone')),
    ),
    listed(`Entries (${found.total}), newest first`, COLUMNS, found.items, (one) => JSON.stringify(one), 'There is no such entry.'),
    pager({ page, total: found.total }, go),
  ];

  return { load, draw };
}

const COLUMNS = [
  { title: 'What', cell: (one) => h('code', {}, one.action) },
  { title: 'When', cell: (one) => moment(one.at) },
  { title: 'Who', kind: 'short', cell: (one) => (one.role ? `${one.who} (${one.role})` : one.who) },
  { title: 'From', kind: 'short', cell: (one) => one.origin },
  { title: 'Result', cell: (one) => (one.status < 400 ? state('good', `done (${one.status})`) : state('bad', `refused (${one.status})`)) },
  { title: 'Detail', cell: (one) => one.detail || '–' },
];
