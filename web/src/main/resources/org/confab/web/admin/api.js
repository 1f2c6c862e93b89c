// The server's admin API. Name and password are in this module's memory alone: closing or reloading the page signs out.

const LONGEST_ANSWER_MILLIS = 20_000;

let authorization = null;
let onSignedOut = () => {};

/** A refusal in the words of the server's problem document (RFC 9457). */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

/** Calls that when the server does not know the account any more. */
export function whenSignedOut(listener) {
  onSignedOut = listener;
}

/** Signs in; fails with the server's refusal. Answers with who that is. */
export async function signIn(name, password) {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  const tried = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  const who = await (await ask('GET', '/api/me', {}, tried)).json();
  authorization = tried;
  return who;
}

/** Forgets name and password. */
export function signOut() {
  authorization = null;
}

/** GET of JSON. */
export async function get(path, query = {}) {
  return (await ask('GET', path + asked(query))).json();
}

/** One page of a list: `items`, and `total` of how many there are on all pages. */
export async function getPage(path, query) {
  const response = await ask('GET', path + asked(query));
  const items = await response.json();
  return { items, total: Number(response.headers.get('X-Total-Count') ?? items.length) };
}

/** GET of something else, as text. */
export async function getText(path, accept) {
  return (await ask('GET', path, { accept })).text();
}

/** What a trial of the server has shown, be that good or bad: bad news come with 503. */
export async function getTrial(path, longest = LONGEST_ANSWER_MILLIS) {
  return (await ask('GET', path, { trial: true, longest })).json();
}

/** POST, PUT, PATCH or DELETE; answers with the JSON that comes back, or null. */
export async function change(method, path, body) {
  const response = await ask(method, path, { body });
  return isJson(response) ? response.json() : null;
}

function asked(query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function ask(method, path, { body, accept = 'application/json', trial = false, longest = LONGEST_ANSWER_MILLIS } = {}, as = authorization) {
  // A header that no page of another site can send, and that keeps the browser's own sign-in dialogue away.
  const headers = { Accept: accept, 'X-Requested-With': 'confab' };
  if (as !== null) headers.Authorization = as;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      // The browser neither adds what it remembers nor asks by a dialogue of its own.
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(longest),
    });
  } catch (failed) {
    const late = failed.name === 'TimeoutError';
    throw new Problem(0, 'No answer', late ? 'The server takes too long to answer.' : 'The server cannot be reached.');
  }
  if (response.ok || (trial && isJson(response))) return response;
  const problem = await refusal(response);
  if (problem.status === 401 && as === authorization) {
    authorization = null;
    onSignedOut(problem);
  }
  throw problem;
}

function isJson(response) {
  return response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
}

async function refusal(response) {
  try {
    const document = await response.json();
    return new Problem(response.status, document.title ?? '', document.detail ?? '');
  } catch {
    return new Problem(response.status, response.statusText, `The server answered ${response.status}.`);
  }
}
