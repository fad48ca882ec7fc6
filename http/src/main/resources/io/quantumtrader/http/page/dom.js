// Elements as values, and changes to them that leave alone what did not change.

export const byId = (id) => document.getElementById(id);

/** An element with classes, text or children, and attributes; null children are left out. */
export function element(tag, className, content, attributes = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined && content !== null) made.append(...[content].flat().filter((part) => part !== null));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Writes text only when it changed, so that readers and selections are left in peace. */
export function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** The same for a class. */
export function tint(target, className) {
  if (target.className !== className) target.className = className;
}

const shownIn = new WeakMap();

/** Replaces the children only when what they show changed. The focus stays on the control of the same name, else near it. */
export function replace(target, shown, make) {
  const now = JSON.stringify(shown);
  if (shownIn.get(target) === now) return;
  shownIn.set(target, now);
  const focused = target.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  target.replaceChildren(...[make()].flat().filter((part) => part !== null));
  if (focused !== null) focusOn(target, focused);
}

const nameOf = (control) => control.getAttribute('aria-label') ?? control.textContent;

function focusOn(target, name) {
  const same = [...target.querySelectorAll('button, a, input, select, summary')].find((one) => nameOf(one) === name && !one.disabled);
  if (same) same.focus();
  else focusNear(target);
}

/** Where the focus goes when what had it is gone: the heading of its part, or of the view. */
export function focusNear(target) {
  const heading = target.closest?.('section, .card')?.querySelector('h2') ?? document.querySelector('#view h1');
  if (!heading) return;
  heading.setAttribute('tabindex', '-1');
  heading.focus();
}

/** A list whose items change in place, so that a click that is under way finds what it aimed at. */
export function patchList(target, items, make, update) {
  while (target.children.length > items.length) target.lastChild.remove();
  items.forEach((item, index) => {
    if (!target.children[index]) target.append(make());
    update(target.children[index], item);
  });
}

export function joined(parts, separator = ', ') {
  return parts.flatMap((part, index) => index === 0 ? [part] : [separator, part]);
}

/** A named part of a view. */
export function card(title, content, className = '') {
  const heading = element('h2', '', title);
  const made = element('section', 'card ' + className, [heading, ...[content].flat()]);
  heading.id = 'part-' + title.toLowerCase().replace(/[^a-z]+/g, '-');
  made.setAttribute('aria-labelledby', heading.id);
  return made;
}

/** Figures with names, written in place. */
export function figures(names) {
  const shown = new Map();
  const node = element('dl', 'figures', names.map((name) => {
    const value = element('dd', '', '—');
    shown.set(name, value);
    return element('div', '', [element('dt', '', name), value]);
  }));
  return {
    node,
    show(name, text, className = '') {
      write(shown.get(name), text);
      tint(shown.get(name), className);
    },
  };
}

/** A table or the like that may be wider than a phone scrolls in itself, also by keyboard. */
export const scrolling = (label, content) => element('div', 'scroll', content, {tabindex: '0', role: 'region', 'aria-label': label + ', table'});
