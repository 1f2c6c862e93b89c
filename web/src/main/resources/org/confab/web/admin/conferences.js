// The conferences that somebody is in, with their rosters.
import * as api from './api.js';
import { h } from './view.js';
import { bare, button, confirm, keyed, listed, pager, ROWS, state } from './parts.js';
import { startTrace } from './traces.js';

export function conferences(context) {
  let page = 1;

  const load = () => api.getPage('/api/conferences', { limit: ROWS, page });

  const go = (to) => {
    page = to;
    return context.refresh();
  };

  const path = (one) => `/api/conferences/${encodeURIComponent(one.name)}`;

  const end = (one) =>
    confirm(`End ${called(one)}?`, 'Everybody in it is put out. It may be entered again until its organizer deletes it.', 'End', () =>
      context.change('DELETE', path(one), undefined, `${called(one)} has ended.`),
    );

  const eject = (one, person) =>
    confirm(`Put ${bare(person.user)} out?`, `${bare(person.user)} leaves ${called(one)} with all devices.`, 'Put out', () =>
      context.change('DELETE', `${path(one)}/participants/${encodeURIComponent(bare(person.user))}`, undefined, `${bare(person.user)} was put out.`),
    );

  const roster = (one) => [
    { title: 'Participant', cell: (person) => person.displayName || bare(person.user) },
    { title: 'Address', kind: 'address', cell: (person) => bare(person.user) },
    { title: 'Role', cell: (person) => person.role },
    { title: 'Order', cell: (person) => button('Eject …', () => eject(one, person), { label: `Eject ${bare(person.user)}`, barred: !context.may() }) },
  ];

  const orders = (one) =>
    h(
      'div',
      { class: 'actions', role: 'group', 'aria-label': `What can be done with ${called(one)}` },
      button('End …', () => end(one), { label: `End ${called(one)}`, kind: 'danger', barred: !context.may() }),
      button('Trace …', () => startTrace(context, { conference: one.name }), { label: `Trace ${called(one)}`, barred: !context.may('help-desk') }),
    );

  const shown = (one) =>
    keyed(
      one.name,
      called(one),
      h('p', {}, one.locked ? state('idle', 'locked') : state('good', 'open'), ` – organized by ${bare(one.organizer)}`, one.media.length > 0 ? `, with ${one.media.join(', ')}` : ''),
      orders(one),
      listed(`Roster (${one.participants.length})`, roster(one), one.participants, (person) => person.user, 'Nobody is inside.'),
      one.lobby.length > 0 ? h('p', {}, `In the lobby: ${one.lobby.map(bare).join(', ')}`) : null,
    );

  const draw = (found) => [
    found.total === 0 ? h('p', { class: 'none' }, 'Nobody is in a conference now.') : found.items.map(shown),
    pager({ page, total: found.total }, go),
  ];

  return { load, draw };
}

function called(one) {
  return one.subject || `conference ${one.name}`;
}
