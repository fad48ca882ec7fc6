// What the page knows of the fund: read once, then kept up by the events; read anew whenever something was missed.

import {get} from './api.js';
import {heard, missed, told} from './freshness.js';
import {watch} from './stream.js';

const MOST_DECISIONS = 500;
const MOST_ALARMS = 200;
const MOST_POINTS = 1024;
const ANEW_MS = 60000;
/** What comes first after a connection is of the past. */
const PAST_MS = 1000;

/** By part, null while it is not known. Positions and permits are by symbol and id. */
export const fund = {
  status: null, ladder: null, positions: null, permits: null, equity: [], decisions: [], alarms: [], alarmMemory: null,
  connection: {state: 'connecting', why: '', sinceMs: Date.now()}, anewUntilMs: 0,
};

const listeners = new Map();
const waiting = new Set();
let scheduled = false;

/** Calls the listener now if the part is known, and once a frame after changes. Returns what ends that. */
export function on(part, listener) {
  if (!listeners.has(part)) listeners.set(part, new Set());
  listeners.get(part).add(listener);
  if (fund[part] !== null) listener(fund[part]);
  return () => listeners.get(part).delete(listener);
}

function changed(part) {
  waiting.add(part);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(tell);
}

function tell() {
  scheduled = false;
  const parts = [...waiting];
  waiting.clear();
  parts.forEach((part) => [...(listeners.get(part) ?? [])].forEach((listener) => tellOne(listener, fund[part])));
}

/** One that fails does not keep the others from hearing. */
function tellOne(listener, value) {
  try {
    listener(value);
  } catch (failure) {
    reportError(failure);
  }
}

let stop = () => {};
let holds = false;
let live = false;

/** Begins to follow the fund; again with another token or another wish for holds. */
export function follow(wantHolds = holds) {
  holds = wantHolds;
  stop();
  fund.decisions = [];
  fund.alarms = [];
  changed('decisions');
  changed('alarms');
  stop = watch(`newest=200&holds=${holds}`, take, connection);
}

export const showsHolds = () => holds;

const reads = {
  '/status': ['Account', status],
  '/ladder': ['Ladder', (ladder) => set('ladder', ladder)],
  '/positions': ['Positions', (list) => set('positions', new Map(list.map((one) => [one.symbol, one])))],
  '/permits': ['Permits', (list) => set('permits', new Map([...list].reverse().map((one) => [one.id, one])))],
  '/equity': ['Equity of this run', (points) => set('equity', points)],
  ['/alarms?limit=' + MOST_ALARMS]: ['Alarms', remembered],
};

/** What answers is shown as it comes, whoever else is silent; what does not is named as old. */
function readAll() {
  Object.entries(reads).forEach(async ([path, [name, show]]) => {
    try {
      show(await get(path));
      told(name);
    } catch (failure) {
      missed(name, failure);
    }
  });
}

/** What the process remembers; an alarm that came by the stream while it was read is kept. */
function remembered(answer) {
  const newest = answer.told;
  fund.alarms = [...fund.alarms.filter((one) => one.sequence > newest), ...answer.alarms];
  changed('alarms');
  set('alarmMemory', {sinceMs: answer.sinceMs, most: answer.most, told: answer.told});
}

function alarm(body) {
  if (fund.alarms.length > 0 && body.sequence <= fund.alarms[0].sequence) return undefined;
  return first('alarms', body, MOST_ALARMS);
}

function set(part, value) {
  fund[part] = value;
  changed(part);
}

function status(value) {
  set('status', value);
  if (value.atMs === null || value.account.equity === null) return;
  const points = fund.equity;
  if (points.length > 0 && points[points.length - 1].atMs >= value.atMs) return;
  points.push({atMs: value.atMs, equity: value.account.equity, drawdown: value.account.drawdown});
  if (points.length > MOST_POINTS) for (let index = points.length - 1; index > 0; index -= 2) points.splice(index, 1);
  changed('equity');
}

function take(name, body) {
  switch (name) {
    case 'status':
      heard();
      told('Account');
      return status(body);
    case 'ladder':
      told('Ladder');
      return set('ladder', body);
    case 'position':
      if (fund.positions === null) return undefined;
      if (body.open) fund.positions.set(body.symbol, body);
      else fund.positions.delete(body.symbol);
      return changed('positions');
    case 'permit':
      if (fund.permits === null) return undefined;
      fund.permits.delete(body.id);
      fund.permits.set(body.id, body);
      if (fund.permits.size > 200) fund.permits.delete(fund.permits.keys().next().value);
      return changed('permits');
    case 'decision': return first('decisions', body, MOST_DECISIONS);
    case 'alarm':
      if (live && body.text.endsWith('the fund starts anew')) startsAnew();
      return alarm(body);
    case 'reset':
      fund.decisions = [];
      fund.alarms = [];
      changed('decisions');
      changed('alarms');
      return readAll();
    case 'gap': return readAll();
    default: return undefined;
  }
}

function first(part, body, most) {
  fund[part].unshift(body);
  if (fund[part].length > most) fund[part].pop();
  changed(part);
}

/** The fund said that it starts anew: the stream breaks and comes back within a minute. */
export function startsAnew() {
  fund.anewUntilMs = Date.now() + ANEW_MS;
}

function connection(state, why) {
  live = false;
  if (state === 'live') setTimeout(() => { live = true; }, PAST_MS);
  if (state !== fund.connection.state) set('connection', {state, why, sinceMs: Date.now()});
  else if (why !== fund.connection.why) set('connection', {...fund.connection, why});
  if (state === 'live') readAll();
}
