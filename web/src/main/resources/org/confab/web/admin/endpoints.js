// Everybody who is signed in, device by device.
import * as api from './api.js';
import { h } from './view.js';
import { bare, listed, moment, pager, ROWS, search } from './parts.js';

export function endpoints(context) {
  let wanted = '';
  let page = 1;

  const load = () =>
    api.getPage('/api/endpoints', { q: wanted, limit: ROWS, page });

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
    h('div', { class: 'bar' }, search('Search by user, client or address', wanted, look)),
    listed(`Signed in (${found.total})`, ENDPOINT, found.items, (one) => `${one.user} ${one.epid}`, wanted ? `No endpoint is found by “${wanted}”.` : 'Nobody is signed in.'),
    pager({ page, total: found.total }, go),
  ];

  return { load, draw };
}

/** How an endpoint is shown. */
export const ENDPOINT = [
  { title: 'User', kind: 'address', cell: (one) => h('a', { href: `#/users/${encodeURIComponent(bare(one.user))}` }, bare(one.user)) },
  { title: 'Client', cell: (one) => one.client || 'does not say' },
  { title: 'Way', kind: 'short', cell: (one) => `${one.transport} ${one.address}` },
  { title: 'Since', cell: (one) => moment(one.since) },
  { title: 'Holds until', cell: (one) => moment(one.expires) },
  { title: 'Device', kind: 'short', cell: (one) => h('code', {}, one.epid) },
];
