// All users, to search in.
import * as api from './api.js';
import { h } from './view.js';
import { bare, button, field, form, listed, pager, ROWS, search, state } from './parts.js';

export function users(context) {
  let wanted = '';
  let page = 1;

  const load = () =>
    api.getPage('/api/users', { q: wanted, limit: ROWS, page });

  const look = (text) => {
    wanted = text;
    page = 1;
    return context.refresh();
  };

  const go = (to) => {
    page = to;
    return context.refresh();
  };

  const draw = (found) => [
    h(
      'div',
      { class: 'bar' },
      search('Search by name or address', wanted, look),
      context.may() ? button('Add a user …', () => add(context), { kind: 'main' }) : null,
    ),
    listed(`Users (${found.total})`, COLUMNS, found.items, (user) => user.uri, wanted ? `Nobody is found by “${wanted}”.` : 'There are no users yet.'),
    pager({ page, total: found.total }, go),
  ];

  return { load, draw };
}

const COLUMNS = [
  { title: 'Name', cell: (user) => h('a', { href: `#/users/${encodeURIComponent(bare(user.uri))}` }, user.displayName || bare(user.uri)) },
  { title: 'Address', kind: 'address', cell: (user) => bare(user.uri) },
  { title: 'Account', cell: (user) => (user.enabled ? state('good', 'enabled') : state('bad', 'disabled')) },
  { title: 'E-mail', kind: 'address', cell: (user) => user.email || '–' },
];

function add(context) {
  form(
    'Add a user',
    [
      field('Address', 'uri', { required: true, placeholder: 'zoe@example.com', autocomplete: 'off', autocapitalize: 'none', maxlength: 128 }),
      field('Name', 'displayName', { autocomplete: 'off', maxlength: 128 }),
      field('Password', 'password', { type: 'password', required: true, autocomplete: 'new-password', maxlength: 128 }),
    ],
    'Add',
    async (data) => {
      const body = { uri: `sip:${bare(data.get('uri').trim())}`, displayName: data.get('displayName'), password: data.get('password') };
      const added = await api.change('POST', '/api/users', body);
      context.say(`${bare(added.uri)} was added.`);
      await context.refresh();
    },
  );
}
