// Numbers, times and names as text. No data shows as a dash, never as 0.

export const NONE = '—';

export const known = (value) => typeof value === 'number' && Number.isFinite(value);

const formats = new Map();
function format(digits) {
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits}));
  }
  return formats.get(digits);
}

/** What rounds to nothing has no sign. */
const shown = (text) => /^-[0.,]+$/.test(text) ? text.slice(1) : text.replace('-', '−');

export const number = (value, digits = 2) => known(value) ? shown(format(digits).format(value)) : NONE;
export const signed = (value, digits = 2) => known(value) ? (value > 0 && /[1-9]/.test(number(value, digits)) ? '+' : '') + number(value, digits) : NONE;
export const percent = (value, digits = 2) => known(value) ? number(value * 100, telling(value * 100, digits)) + ' %' : NONE;
export const signedPercent = (value, digits = 2) => known(value) ? signed(value * 100, telling(value * 100, digits)) + ' %' : NONE;
export const inR = (value, digits = 2) => known(value) ? signed(value, digits) + ' R' : NONE;
export const count = (value) => number(value, 0);

const MOST_DIGITS = 6;

/** So many digits that what is not zero does not read as zero; what is smaller than the last of them is taken for it. */
function telling(value, digits) {
  for (let enough = digits; enough <= MOST_DIGITS; enough++) if (/[1-9]/.test(number(value, enough))) return enough;
  return digits;
}

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
/** Month, day and time of day, for what may be of another day. */
export const dated = (ms) => known(ms) ? new Date(ms).toISOString().slice(5, 19).replace('T', ' ') : NONE;
export const second = (ms) => known(ms) ? new Date(ms).toISOString().slice(0, 19).replace('T', ' ') : NONE;
export const minute = (ms) => known(ms) ? new Date(ms).toISOString().slice(0, 16).replace('T', ' ') : NONE;

export function span(ms) {
  if (!known(ms)) return NONE;
  const minutes = Math.floor(ms / 60000);
  if (minutes < 1) return Math.floor(ms / 1000) + ' s';
  if (minutes < 60) return minutes + ' min';
  if (minutes < 2880) return Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
  return Math.floor(minutes / 1440) + ' d';
}

/** Short times as they are measured. */
export function micros(value) {
  if (!known(value)) return NONE;
  return value < 1000 ? number(value, 0) + ' µs' : number(value / 1000, value < 100000 ? 2 : 0) + ' ms';
}

export const words = (name) => name === null || name === undefined ? NONE : name.toLowerCase().replaceAll('_', ' ');
export const text = (value) => value === null || value === undefined || value === '' ? NONE : String(value);

export const tone = (permission) => ({TRADE: 'good', REDUCE_ONLY: 'warn', FLATTEN: 'bad', HALT: 'bad'})[permission] ?? '';
export const sign = (value) => value < 0 ? 'bad' : value > 0 ? 'good' : '';
