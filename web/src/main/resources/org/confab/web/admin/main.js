// Sign-in, the frame around the views, and their refreshing.
import * as api from './api.js';
import { h, show } from './view.js';
import { state } from './parts.js';
import { overview } from './overview.js';
import { users } from './users.js';
import { user } from './user.js';
import { endpoints } from './endpoints.js';
import { conferences } from './conferences.js';
import { media } from './media.js';
import { traces } from './traces.js';
import { trace } from './trace.js';
import { audit } from './audit.js';

/** Each view: the address behind `#/`, its name in the menu (if it is there) and what makes it. */
const VIEWS = [
  { path: '', title: 'Overview', make: overview },
  { path: 'users', title: 'Users', make: users },
  { path: 'endpoints', title: 'Endpoints', make: endpoints },
  { path: 'conferences', title: 'Conferences', make: conferences },
  { path: 'media', title: 'Media servers', make: media },
  { path: 'traces', title: 'Traces', make: traces },
  { path: 'audit', title: 'Audit log', make: audit },
  { path: 'users/', make: user, under: 'users' },
  { path: 'traces/', make: trace, under: 'traces' },
];

const REFRESH_MILLIS = 3_000;
const SLOWEST_REFRESH_MILLIS = 30_000;

const page = document.getElementById('page');
let who = null;
let current = null;
let timer = 0;
let asked = 0;
let failures = 0;
let notice = null;
let trouble = null;

/** What a view may do: read the API, change through it, say something, have itself drawn anew. */
class Context {
  constructor(argument) {
    this.argument = argument;
    this.who = who;
  }

  /** Whether the account has one of these roles, or is an administrator. */
  may(...roles) {
    return who.role === 'administrator' || roles.includes(who.role);
  }

  /** Draws the view with what it knows already. */
  draw() {
    if (current?.context === this) draw();
  }

  /** Reads the view's data now. */
  refresh() {
    return current?.context === this ? refresh() : Promise.resolve();
  }

  /** Changes something, says that it is done or why not, and shows what came of it. */
  async change(method, path, body, done) {
    try {
      const answer = await api.change(method, path, body);
      say(typeof done === 'function' ? done(answer) : done);
    } catch (problem) {
      refuse(problem);
    }
    await this.refresh();
  }

  /** Shows why something was not done. */
  refuse(problem) {
    refuse(problem);
  }

  /** Says that something is done. */
  say(text) {
    say(text);
  }
}

function say(text) {
  notice = { text, bad: false };
  draw();
}

function refuse(problem) {
  notice = { text: problem.title ? `${problem.title}: ${problem.message}` : problem.message, bad: true };
  draw();
}

function route() {
  const path = decodeURIComponent(location.hash.replace(/^#\/?/, ''));
  const exact = VIEWS.find((view) => view.path === path);
  if (exact) return { view: exact, argument: '' };
  const under = VIEWS.find((view) => view.path.endsWith('/') && path.startsWith(view.path));
  return under ? { view: under, argument: path.slice(under.path.length) } : { view: VIEWS[0], argument: '' };
}

async function open() {
  if (who === null) return;
  const { view, argument } = route();
  const context = new Context(argument);
  current = { view, context, shown: view.make(context), data: null, place: location.hash };
  notice = null;
  trouble = null;
  draw();
  document.getElementById('title')?.focus();
  document.querySelector('.menu [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  await refresh();
}

/** Reads what is shown and draws it; then again in a while, later if the server does not answer. */
async function refresh() {
  clearTimeout(timer);
  const mine = current;
  if (mine === null) return;
  const question = ++asked;
  let data = null;
  let failed = null;
  try {
    data = await mine.shown.load();
  } catch (problem) {
    failed = problem;
  }
  // A later question is under way, or nobody looks at this view any more.
  if (question !== asked || mine !== current) return;
  failures = failed ? failures + 1 : 0;
  trouble = failed;
  mine.data = data ?? mine.data;
  draw();
  if (document.hidden) return;
  timer = setTimeout(refresh, Math.min(REFRESH_MILLIS * 2 ** failures, SLOWEST_REFRESH_MILLIS));
}

function draw() {
  if (current === null) return;
  const { view, shown, data } = current;
  document.title = `${shown.title ?? view.title} – Confab`;
  show(page, h('a', { key: 'skip', class: 'skip', href: '#content', on: { click: skip } }, 'To the content'), top(), menu(), body(shown, view, data));
}

function skip(event) {
  event.preventDefault();
  document.getElementById('title').focus();
}

function top() {
  return h(
    'header',
    { key: 'top' },
    h('span', { class: 'brand' }, h('img', { src: '/admin/icon.svg', alt: '', width: 28, height: 28 }), 'Confab'),
    h('span', { class: 'who' }, who.name, h('span', {}, ` · ${who.role}`)),
    h('button', { type: 'button', on: { click: leave } }, 'Sign out'),
  );
}

function menu() {
  const here = current.view.under ?? current.view.path;
  const links = VIEWS.filter((view) => view.title).map((view) =>
    h('li', {}, h('a', { href: `#/${view.path}`, 'aria-current': view.path === here ? 'page' : null }, view.title)),
  );
  return h('nav', { key: 'menu', class: 'menu', 'aria-label': 'Views' }, h('ul', {}, links));
}

function body(shown, view, data) {
  return h(
    'main',
    { key: `main ${current.place}`, id: 'content' },
    h('h1', { id: 'title', tabindex: -1 }, shown.title ?? view.title),
    h('div', { class: 'notices', key: 'notices', 'aria-live': 'polite' }, notices()),
    data !== null ? shown.draw(data) : trouble ? null : h('p', { class: 'none' }, 'Loading …'),
  );
}

function notices() {
  return [
    trouble && h('p', { key: 'trouble', class: 'notice bad' }, state('bad', trouble.title || 'Trouble'), ` – ${trouble.message}`),
    notice &&
      h(
        'p',
        { key: 'notice', class: notice.bad ? 'notice bad' : 'notice' },
        h('span', {}, notice.text),
        h('button', { type: 'button', 'aria-label': 'Close this message', on: { click: closeNotice } }, '×'),
      ),
  ];
}

function closeNotice() {
  notice = null;
  draw();
  document.getElementById('title').focus();
}

function leave() {
  api.signOut();
  signedOut('You have signed out.');
}

function signedOut(text) {
  who = null;
  current = null;
  clearTimeout(timer);
  document.querySelectorAll('dialog').forEach((open) => open.close());
  document.title = 'Sign in – Confab';
  show(page, signIn(text));
  page.querySelector('input').focus();
}

function signIn(text) {
  return h(
    'main',
    { key: 'sign-in', class: 'sign-in' },
    h('img', { src: '/admin/icon.svg', alt: '', width: 56, height: 56 }),
    h('h1', {}, 'Confab administration'),
    h(
      'form',
      { method: 'post', on: { submit: enter } },
      h('label', { class: 'field' }, h('span', {}, 'Name'), h('input', { name: 'name', autocomplete: 'username', autocapitalize: 'none', required: true, maxlength: 64 })),
      h('label', { class: 'field' }, h('span', {}, 'Password'), h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true, maxlength: 256 })),
      h('button', { class: 'main' }, 'Sign in'),
      h('p', { role: 'alert', class: 'refusal' }, text),
    ),
    h('p', { class: 'hint' }, 'The account admin has its password in the file admin-password of the instance.'),
  );
}

async function enter(event) {
  event.preventDefault();
  const form = event.target;
  const alert = form.querySelector('[role=alert]');
  alert.textContent = '';
  try {
    who = await api.signIn(form.elements.name.value, form.elements.password.value);
    form.reset();
    await open();
  } catch (problem) {
    alert.textContent = problem.message;
    form.elements.password.select();
    form.elements.password.focus();
  }
}

api.whenSignedOut((problem) => signedOut(problem.message));
window.addEventListener('hashchange', open);
document.addEventListener('visibilitychange', () => {
  // Nobody looks: nothing is asked until somebody does again.
  if (document.hidden) clearTimeout(timer);
  else refresh();
});
signedOut('');
