// One user: account, endpoints, policies, and what can be done.
import * as api from './api.js';
import { h } from './view.js';
import { bare, button, confirm, facts, field, form, listed, section, state } from './parts.js';
import { ENDPOINT } from './endpoints.js';
import { startTrace } from './traces.js';

export function user(context) {
  const address = context.argument;
  const path = `/api/users/${encodeURIComponent(address)}`;

  const load = () =>
    Promise.all([
      api.get(path),
      api.getPage('/api/endpoints', { user: address }),
      api.get(`/api/policies/users/${encodeURIComponent(address)}`),
    ]);

  const switchAccount = (enabled) =>
    context.change('PATCH', path, { enabled }, enabled ? `${address} may sign in again.` : `${address} is disabled and signed out.`);

  const signOut = () =>
    context.change('DELETE', `${path}/sessions`, undefined, (answer) => `${address}: ${answer.signedOut} endpoint(s) signed out.`);

  const actions = (account) => [
    account.enabled
      ? button('Disable …', () => confirm(`Disable ${address}?`, 'All endpoints are signed out at once, and the user cannot sign in until you enable the account again.', 'Disable', () => switchAccount(false)), { key: 'enabled', kind: 'danger', barred: !context.may() })
      : button('Enable', () => switchAccount(true), { key: 'enabled', kind: 'main', barred: !context.may() }),
    button('Sign out everywhere …', () => confirm(`Sign ${address} out?`, 'Endpoints, web tickets and certificates end; the user may sign in again with the password.', 'Sign out', signOut), { barred: !context.may('help-desk') }),
    button('New password …', () => newPassword(context, address, path), { barred: !context.may('help-desk') }),
    button('Trace …', () => startTrace(context, { user: address }), { barred: !context.may('help-desk') }),
  ];

  const draw = ([account, signedIn, policies]) => [
    h('p', {}, h('a', { href: '#/users' }, '‹ All users')),
    facts([
      ['Address', bare(account.uri)],
      ['Name', account.displayName || '–'],
      ['E-mail', account.email || '–'],
      ['Account', account.enabled ? state('good', 'enabled') : state('bad', 'disabled')],
    ]),
    h('div', { class: 'actions', role: 'group', 'aria-label': 'What can be done' }, actions(account)),
    section('Endpoints', listed(`Signed in (${signedIn.total})`, ENDPOINT.filter((column) => column.title !== 'User'), signedIn.items, (one) => one.epid, 'Signed in nowhere.')),
    section('Policies in force', listed('What holds for this user, and who says so', POLICY, policies, (one) => one.name, 'None.')),
  ];

  return { title: address, load, draw };
}

const POLICY = [
  { title: 'Setting', cell: (one) => one.name },
  { title: 'Value', cell: (one) => h('code', {}, one.value) },
  { title: 'Set by', cell: (one) => one.scope },
];

function newPassword(context, address, path) {
  form(
    `New password for ${address}`,
    [field('Password', 'password', { type: 'password', required: true, autocomplete: 'new-password', maxlength: 128 }, 'Everything that was signed in with the old one ends.')],
    'Set',
    async (data) => {
      await api.change('PATCH', path, { password: data.get('password') });
      context.say(`${address} has a new password.`);
      await context.refresh();
    },
  );
}
