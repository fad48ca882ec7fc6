// Whether the record reaches its database, in words: while it does not, nothing opens and exits go on.

import {byId, write} from './dom.js';
import {NAMES} from './names.js';
import {moment, number, percent, span} from './text.js';

const BACK_SHOWN_MS = 60000;
let away = null;
let backUntil = 0;

export function showJournal(journal, silent) {
  const target = byId('journal');
  if (journal.away) {
    away = {sinceMs: journal.sinceMs, events: Math.max(journal.events, away?.events ?? 0)};
    target.className = 'banner';
    write(target, `The database has been away since ${moment(journal.sinceMs)} UTC. Nothing new is opened. Exits go on: they are `
        + `recorded in a file on this machine (${count(journal.events)}, ${percent(journal.filled, 1)} of it used) and brought over as `
        + `soon as the database is back, by itself.${missing(silent)} In a terminal: ./qt doctor`);
  } else if (away !== null) {
    const {sinceMs, events} = away;
    away = null;
    backUntil = Date.now() + BACK_SHOWN_MS;
    target.className = 'banner good';
    write(target, `The database is back after ${span(Date.now() - sinceMs)}. What was recorded meanwhile, at least ${count(events)}, is in it.`);
  } else if (silent.length > 0 && Date.now() > backUntil) {
    target.className = 'banner warn';
    write(target, missing(silent).trim());
  }
  target.hidden = !journal.away && silent.length === 0 && Date.now() > backUntil;
}

const count = (events) => events === 1 ? '1 event' : `${number(events, 0)} events`;

const missing = (silent) => silent.length === 0 ? ''
  : ` Not answering: ${silent.map((layer) => NAMES[layer]).join(', ')}; their numbers are missing or old.`;
