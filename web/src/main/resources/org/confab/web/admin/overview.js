// How the server is, in numbers and in words.
import * as api from './api.js';
import { checks } from './checks.js';
import { h } from './view.js';
import { listed, section, state } from './parts.js';

/** The numbers worth a place of their own, by the names of their gauges; conferences are counted where they are listed. */
const COUNTS = [
  ['endpoints', 'Endpoints', '#/endpoints'],
  ['conferences', 'Conferences', '#/conferences'],
  ['media_servers', 'Media servers', '#/media'],
  ['subscriptions', 'Subscriptions', null],
  ['flows', 'SIP connections', null],
  ['dialogs', 'SIP dialogs', null],
];

export function overview(context) {
  const tried = checks(context);

  const load = () =>
    Promise.all([api.getTrial('/health'), api.get('/api/figures'), api.get('/api/mcus'), api.getPage('/api/conferences', { limit: 1 })]);

  const draw = ([health, figures, mcus, conferences]) => [
    h('p', { class: 'lead' }, health.ready ? state('good', 'ready') : state('bad', 'not ready'), ' – ', sentence(health)),
    h('ul', { class: 'counts' }, counts({ ...figures.gauges, conferences: conferences.total })),
    section('Health', listed('What the server tries of itself', HEALTH, Object.entries(health.checks), ([name]) => name, 'Nothing is tried.')),
    section('Checks', tried.draw()),
    section('Media servers', listed('Media servers and what they carry', MEDIA, mcus, (one) => one.id, 'No media server has been heard in the last hour.')),
    section('All figures', listed('What is in memory now', FIGURES, Object.entries(figures.gauges).map(([name, value]) => [name, value, figures.help?.[name] ?? '']), ([name]) => name, 'None.')),
  ];

  return { load, draw };
}

function counts(gauges) {
  return COUNTS.filter(([name]) => name in gauges).map(([name, title, href]) => count(gauges[name], title, href));
}

function count(value, title, href) {
  const content = [h('strong', {}, value.toLocaleString()), h('span', {}, title)];
  return h('li', { key: title }, href ? h('a', { href }, content) : h('span', {}, content));
}

function sentence(health) {
  const bad = Object.entries(health.checks).filter(([, check]) => !check.ready);
  return bad.length === 0 ? 'everything that clients need works.' : `not working: ${bad.map(([name]) => name).join(', ')}.`;
}

const HEALTH = [
  { title: 'Part', cell: ([name]) => name },
  { title: 'State', cell: ([, check]) => (check.ready ? state('good', 'works') : state('bad', 'does not work')) },
  { title: 'Detail', cell: ([, check]) => check.detail },
];

const MEDIA = [
  { title: 'Name', cell: (one) => one.id },
  { title: 'State', cell: (one) => state(one.state === 'ready' ? 'good' : one.state === 'lost' ? 'bad' : 'idle', one.state) },
  { title: 'Conferences', cell: (one) => `${one.conferences} of ${one.maximumConferences}` },
  { title: 'Legs', cell: (one) => `${one.legs} of ${one.maximumLegs}` },
];

const FIGURES = [
  { title: 'Figure', cell: ([name]) => name },
  { title: 'Now', cell: ([, value]) => value.toLocaleString() },
  { title: 'What it counts', cell: ([, , help]) => help },
];
