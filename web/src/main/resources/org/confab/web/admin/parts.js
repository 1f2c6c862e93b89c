// What several views are made of.
import { h, show } from './view.js';

/** Rows of one page of a list. */
export const ROWS = 50;

/**
 * A table; on narrow screens each row is a card.
 * @param columns `{title, cell: row => content, kind}`, the first of which names the row; of kind `short` nothing is broken
 */
export function table(caption, columns, rows, key) {
  return h(
    'table',
    { role: 'table' },
    h('caption', {}, caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(heading))),
    h('tbody', { role: 'rowgroup' }, rows.map((row) => line(columns, row, key(row)))),
  );
}

function heading(column) {
  return h('th', { role: 'columnheader', scope: 'col' }, column.title);
}

function line(columns, row, key) {
  const cells = columns.map((column, index) => {
    const content = h('span', { class: 'value' }, column.cell(row));
    return index === 0
      ? h('th', { role: 'rowheader', scope: 'row', class: column.kind }, content)
      : h('td', { role: 'cell', 'data-title': column.title, class: column.kind }, content);
  });
  return h('tr', { role: 'row', key }, cells);
}

/** A table, or a sentence where it would be empty. */
export function listed(caption, columns, rows, key, none) {
  return rows.length === 0 ? h('p', { class: 'none' }, none) : table(caption, columns, rows, key);
}

const SIGNS = { good: '●', bad: '▲', idle: '○' };

/** How something stands, by a sign and a word and not by colour alone. */
export function state(kind, word) {
  return h('span', { class: `state ${kind}` }, h('span', { 'aria-hidden': 'true' }, SIGNS[kind]), ` ${word}`);
}

/**
 * A button; `label` is what is read aloud where the text alone does not say whose it is, `barred` that the role of who
 * looks is why it cannot be pressed. What is pressed stays itself while those beside it come and go; those of one
 * `key` are one switch, which has another text as it stands.
 */
export function button(text, click, { label, kind = '', disabled = false, barred = false, key = text } = {}) {
  const title = barred ? 'Your role may not do this.' : null;
  return h('button', { key, type: 'button', class: kind, 'aria-label': label, title, disabled: disabled || barred, on: { click } }, text);
}

/** Buttons to the other pages of a list. */
export function pager({ page, total }, go) {
  if (total <= ROWS && page === 1) return null;
  const skipped = (page - 1) * ROWS;
  const last = Math.min(skipped + ROWS, total);
  return h(
    'nav',
    { class: 'pager', 'aria-label': 'Pages of the list' },
    button('‹ Previous', () => go(page - 1), { disabled: page === 1 }),
    h('span', { role: 'status' }, total > skipped ? `${skipped + 1}–${last} of ${total}` : `none of ${total}`),
    button('Next ›', () => go(page + 1), { disabled: last >= total }),
  );
}

/** A field to search in a list; it tells what is typed a moment after the last key. */
export function search(label, value, tell) {
  const input = (event) => {
    const field = event.target;
    clearTimeout(field.confabWaiting);
    field.confabWaiting = setTimeout(() => tell(field.value.trim()), 250);
  };
  return h(
    'label',
    { class: 'search' },
    h('span', {}, label),
    h('input', { type: 'search', value, autocomplete: 'off', spellcheck: 'false', maxlength: 128, on: { input } }),
  );
}

/** A moment for people, in their own zone; the exact one on hovering and for machines. */
export function moment(iso) {
  if (!iso) return '–';
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  const text = today ? at.toLocaleTimeString() : at.toLocaleString();
  return h('time', { datetime: iso, title: at.toLocaleString() }, text);
}

/** An address without its scheme. */
export function bare(uri) {
  return uri.replace(/^sips?:/, '');
}

/** Pairs of a name and what is told of it. */
export function facts(pairs) {
  return h('dl', { class: 'facts' }, pairs.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

/** A section with a heading. */
export function section(title, ...content) {
  return keyed(title, title, ...content);
}

/** A section that something else than its title tells from others. */
export function keyed(key, title, ...content) {
  return h('section', { key: `section ${key}` }, h('h2', {}, title), ...content);
}

/**
 * A dialogue over the page: Escape and "Cancel" close it, focus goes back to where it was.
 * @param content called with a function that closes it
 */
export function dialogue(title, content) {
  const dom = document.createElement('dialog');
  dom.setAttribute('aria-labelledby', 'dialogue-title');
  const before = document.activeElement;
  const close = () => dom.close();
  dom.addEventListener('close', () => {
    dom.remove();
    // What is drawn anew meanwhile has the same id.
    const back = before?.isConnected ? before : document.getElementById(before?.id || 'title');
    back?.focus();
  });
  document.body.append(dom);
  show(dom, h('h2', { id: 'dialogue-title' }, title), content(close));
  dom.showModal();
  return dom;
}

/** Asks before something that cannot be taken back. */
export function confirm(title, text, verb, act) {
  dialogue(title, (close) => [
    h('p', {}, text),
    h(
      'div',
      { class: 'actions' },
      button('Cancel', close),
      button(verb, () => {
        close();
        act();
      }, { kind: 'danger' }),
    ),
  ]);
}

/** A form in a dialogue; `send` gets the form's data and throws a Problem, which is shown in it. */
export function form(title, fields, verb, send) {
  const dom = dialogue(title, (close) => {
    const submit = async (event) => {
      event.preventDefault();
      const alert = dom.querySelector('[role=alert]');
      try {
        await send(new FormData(event.target));
        close();
      } catch (problem) {
        alert.textContent = problem.message;
      }
    };
    return h(
      'form',
      { on: { submit } },
      fields,
      h('p', { role: 'alert', class: 'refusal' }),
      h('div', { class: 'actions' }, button('Cancel', close), h('button', { class: 'main' }, verb)),
    );
  });
  return dom;
}

/** A labelled field of a form. */
export function field(label, name, attributes = {}, hint = '') {
  return h(
    'label',
    { class: 'field' },
    h('span', {}, label),
    h('input', { name, ...attributes }),
    hint === '' ? null : h('small', {}, hint),
  );
}
