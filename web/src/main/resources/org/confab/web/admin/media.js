// The media servers, and whether they take conferences.
import * as api from './api.js';
import { button, confirm, listed, moment, state } from './parts.js';

const KINDS = { ready: 'good', lost: 'bad' };

export function media(context) {
  const load = () => api.get('/api/mcus');

  const drain = (one, drained) =>
    context.change('PUT', `/api/mcus/${encodeURIComponent(one.id)}`, { drained }, drained ? `${one.id} takes no new conferences.` : `${one.id} takes conferences again.`);

  const order = (one) =>
    one.drained
      ? button('Resume', () => drain(one, false), { key: 'drained', label: `Resume ${one.id}`, barred: !context.may() })
      : button('Drain …', () => confirm(`Drain ${one.id}?`, 'It takes no new conferences; what it has goes to another media server if there is one.', 'Drain', () => drain(one, true)), { key: 'drained', label: `Drain ${one.id}`, barred: !context.may() });

  const columns = [
    { title: 'Name', cell: (one) => one.id },
    { title: 'State', cell: (one) => state(KINDS[one.state] ?? 'idle', one.state) },
    { title: 'Kinds', cell: (one) => one.types.join(', ') },
    { title: 'Conferences', cell: (one) => `${one.conferences} of ${one.maximumConferences}` },
    { title: 'Legs', cell: (one) => `${one.legs} of ${one.maximumLegs}` },
    { title: 'Heard', cell: (one) => moment(one.heard) },
    { title: 'Order', cell: order },
  ];

  const draw = (all) => listed(`Media servers (${all.length})`, columns, all, (one) => one.id, 'No media server has been heard in the last hour.');

  return { load, draw };
}
