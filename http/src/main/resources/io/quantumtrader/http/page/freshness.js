// Which part of what is shown is old, and since when. A part is old when its last reading failed or is overdue.

const FIRST_GAP_MS = 90000;
const SHORTEST_GAP_MS = 10000;
const parts = new Map();
const listeners = new Set();
const gaps = [];
let lastHeard = 0;

/** A part was read. */
export function told(name, withinMs = Infinity) {
  const before = parts.get(name);
  parts.set(name, {atMs: Date.now(), withinMs, problem: null});
  if (before && before.problem !== null) changed();
}

/** A part could not be read; what is shown of it is what was read before. */
export function missed(name, failure) {
  const before = parts.get(name);
  parts.set(name, {atMs: before?.atMs ?? null, withinMs: Infinity, problem: failure.message.split('\n')[0]});
  if (before?.problem !== failure.message) changed();
}

/** A view that read it was left. */
export function forget(name) {
  if (parts.delete(name)) changed();
}

/** A tick of the fund was heard of: how often they come says when one is overdue. */
export function heard() {
  const now = Date.now();
  if (lastHeard > 0) gaps.push(now - lastHeard);
  if (gaps.length > 20) gaps.shift();
  lastHeard = now;
}

/** Names and words of what is old, while the stream is open. */
export function old() {
  const now = Date.now();
  const found = [];
  for (const [name, part] of parts) {
    if (part.problem !== null) found.push({name, sinceMs: part.atMs, why: part.problem});
    else if (now - part.atMs > part.withinMs) found.push({name, sinceMs: part.atMs, why: 'it was not read since'});
  }
  const patience = gaps.length < 3 ? FIRST_GAP_MS : Math.max(SHORTEST_GAP_MS, 5 * Math.max(...gaps));
  if (lastHeard > 0 && now - lastHeard > patience) {
    found.push({name: 'Ticks of the fund', sinceMs: lastHeard, why: 'the stream is open, but no tick came since'});
  }
  return found;
}

export function whenOld(listener) {
  listeners.add(listener);
}

const changed = () => listeners.forEach((listener) => listener());
setInterval(changed, 1000);
