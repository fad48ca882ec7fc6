// Numbers and times as text, and elements as values. No data shows as a dash.

export const NONE = '—';

const known = (value) => typeof value === 'number' && Number.isFinite(value);

const formats = new Map();
function format(digits) {
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits}));
  }
  return formats.get(digits);
}

export const number = (value, digits = 2) => known(value) ? format(digits).format(value).replace('-', '−') : NONE;
export const signed = (value, digits = 2) => known(value) ? (value > 0 ? '+' : '') + number(value, digits) : NONE;
export const percent = (value, digits = 2) => known(value) ? number(value * 100, digits) + ' %' : NONE;
export const inR = (value) => known(value) ? signed(value, 2) + ' R' : NONE;

/** A price or quantity with as many digits as say something. */
export function measure(value) {
  if (!known(value)) return NONE;
  const size = Math.abs(value);
  if (size >= 10000) return number(value, 1);
  if (size >= 100) return number(value, 2);
  if (size >= 1) return number(value, 3);
  return size === 0 ? '0' : number(value, 5);
}

/** A number of unknown kind, as reasons carry them. */
export function figure(value) {
  if (!known(value)) return null;
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return number(value, 0);
  return Math.abs(value) >= 100 ? number(value, 1) : number(value, Math.abs(value) < 0.1 ? 4 : 3);
}

export const moment = (ms) => known(ms) ? new Date(ms).toISOString().slice(11, 19) : NONE;
export const day = (ms) => known(ms) ? new Date(ms).toISOString().slice(0, 19).replace('T', ' ') + ' UTC' : NONE;

export function span(ms) {
  if (!known(ms)) return NONE;
  const minutes = Math.floor(ms / 60000);
  if (minutes < 1) return Math.floor(ms / 1000) + ' s';
  if (minutes < 60) return minutes + ' min';
  if (minutes < 2880) return Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
  return Math.floor(minutes / 1440) + ' d';
}

export const words = (name) => name.toLowerCase().replaceAll('_', ' ');

/** An element with classes, text or children, and attributes. */
export function element(tag, className, content, attributes = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined && content !== null) made.append(...[content].flat().filter((part) => part !== null));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** The part of a bar that is gone. */
export function filled(share) {
  const fill = element('i', share >= 1 ? 'over' : share >= 0.75 ? 'near' : 'far');
  fill.style.width = Math.min(100, 100 * share) + '%';
  return fill;
}

/** How far a trigger is from firing: its code, a bar that is full when it fires, the numbers and the change in words. */
/** Of one symbol, it is named. */
const scoped = (view) => view.scope?.includes('/') ? `${view.code} ${view.scope.split('/')[1]}` : view.code;

export function distance(view) {
  const bar = element('div', 'bar', view.share === null ? null : filled(view.share), {'aria-hidden': 'true'});
  const numbers = view.observed === null && view.limit === null ? NONE
    : `${figure(view.observed) ?? NONE} of ${figure(view.limit) ?? NONE}`;
  return element('div', 'distance', [
    element('code', '', scoped(view), {title: view.scope}), bar, element('span', 'number', numbers),
    view.change ? element('span', 'change', view.change) : null,
  ]);
}

export const byId = (id) => document.getElementById(id);

/** Writes text only when it changed, so that readers and selections are left in peace. */
export function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

export const tone = (permission) => ({TRADE: 'good', REDUCE_ONLY: 'warn', FLATTEN: 'bad'})[permission] ?? '';

/** One reason: its code, the number that was seen and the number it was held against. */
export function reason(view) {
  const seen = figure(view.observed);
  const limit = figure(view.limit);
  const numbers = seen === null ? '' : limit === null ? ' ' + seen : ` ${seen} against ${limit}`;
  return element('span', '', [element('code', '', view.code), numbers], {title: `Level ${view.level}: ${view.meaning}`});
}

export function joined(parts, separator = ', ') {
  return parts.flatMap((part, index) => index === 0 ? [part] : [separator, part]);
}
