// Elements from descriptions, brought up to date in place: what stays keeps its focus, its scroll position and what was typed.

/** Describes an element: `h('a', {href: '#', class: 'x', key: 1, on: {click}}, 'text', [more], null)`. */
export function h(tag, props = {}, ...children) {
  return { tag, props: props ?? {}, children: flat(children) };
}

/** Makes the children of an element those that are described. */
export function show(parent, ...nodes) {
  const focused = document.activeElement;
  reconcile(parent, flat(nodes));
  if (focused !== document.activeElement && focused?.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

function flat(nodes) {
  return nodes.flat(Infinity).filter((node) => node !== null && node !== undefined && node !== false);
}

function reconcile(parent, wanted) {
  const keyed = keep(parent, wanted);
  let at = parent.firstChild;
  for (const node of wanted) {
    const there = node.props?.key === undefined ? at : keyed.get(String(node.props.key));
    if (there && fits(there, node)) {
      keyed.delete(there.confabKey);
      at = place(parent, there, at);
      update(there, node);
    } else {
      parent.insertBefore(create(node), at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

/** Takes away what has a key that is wanted no more: what stays need not move for it. The rest, by its keys. */
function keep(parent, wanted) {
  const keys = new Set(wanted.map((node) => node.props?.key).filter((key) => key !== undefined).map(String));
  const keyed = new Map();
  for (const child of [...parent.childNodes]) {
    if (child.confabKey === undefined) continue;
    if (keys.has(child.confabKey) && !keyed.has(child.confabKey)) keyed.set(child.confabKey, child);
    else child.remove();
  }
  return keyed;
}

/** Puts a child before another; what comes next then. An element that is moved forgets that a key or a button of the mouse is held down on it. */
function place(parent, child, at) {
  if (child.contains(document.activeElement)) {
    while (at !== child) {
      const passed = at;
      at = at.nextSibling;
      parent.append(passed);
    }
  }
  if (child === at) return at.nextSibling;
  parent.insertBefore(child, at);
  return at;
}

function fits(dom, node) {
  if (node.tag === undefined) return dom.nodeType === Node.TEXT_NODE;
  const key = node.props.key === undefined ? undefined : String(node.props.key);
  return dom.localName === node.tag && dom.confabKey === key;
}

function create(node) {
  if (node.tag === undefined) return document.createTextNode(String(node));
  const dom = document.createElement(node.tag);
  if (node.props.key !== undefined) dom.confabKey = String(node.props.key);
  dom.confabOn = {};
  update(dom, node);
  if (node.props.value !== undefined) dom.value = node.props.value;
  node.props.made?.(dom);
  return dom;
}

function update(dom, node) {
  if (node.tag === undefined) {
    if (dom.data !== String(node)) dom.data = String(node);
    return;
  }
  attributes(dom, node.props);
  listeners(dom, node.props.on ?? {});
  // What `made` has put in is not ours; a select is set once its options are there.
  if (!node.props.made) reconcile(dom, node.children);
  node.props.updated?.(dom);
}

const NO_ATTRIBUTES = new Set(['key', 'on', 'value', 'made', 'updated']);

function attributes(dom, props) {
  const wanted = new Map();
  for (const [name, value] of Object.entries(props)) {
    if (NO_ATTRIBUTES.has(name) || value === null || value === undefined || value === false) continue;
    wanted.set(name, value === true ? '' : String(value));
  }
  for (const name of dom.confabNames ?? []) {
    if (!wanted.has(name)) dom.removeAttribute(name);
  }
  for (const [name, value] of wanted) {
    if (dom.getAttribute(name) !== value) dom.setAttribute(name, value);
  }
  dom.confabNames = [...wanted.keys()];
}

function listeners(dom, wanted) {
  for (const type of Object.keys(wanted)) {
    if (!(type in dom.confabOn)) dom.addEventListener(type, (event) => dom.confabOn[type]?.(event));
  }
  for (const type of Object.keys(dom.confabOn)) {
    if (!(type in wanted)) dom.confabOn[type] = undefined;
  }
  Object.assign(dom.confabOn, wanted);
}
