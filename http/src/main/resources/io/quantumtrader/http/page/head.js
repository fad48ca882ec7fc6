// What is in reach from every view: the fund, its equity and permission, the connection, and what is old.

import {byId, element, replace, tint, write} from './dom.js';
import {old, whenOld} from './freshness.js';
import {showJournal} from './journal.js';
import {on, fund} from './store.js';
import {day, moment, NONE, number, sign, signedPercent, tone, words} from './text.js';

const LOST_AFTER_MS = 1500;
let lostTimer = 0;

export function prepareHead() {
  byId('menu').addEventListener('click', () => {
    const open = byId('nav').classList.toggle('open');
    byId('menu').setAttribute('aria-expanded', String(open));
    if (open) byId('nav-list').querySelector('a').focus();
  });
  byId('nav').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !byId('nav').classList.contains('open')) return;
    byId('nav').classList.remove('open');
    byId('menu').setAttribute('aria-expanded', 'false');
    byId('menu').focus();
  });
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('view').querySelector('h1').focus();
  });
  on('status', status);
  on('ladder', ladder);
  on('connection', connection);
  whenOld(showOld);
}

function status(now) {
  const account = now.account;
  write(byId('fund-name'), now.fund);
  nameTab();
  write(byId('clock'), now.atMs === null ? NONE : `${day(now.atMs)} · ${now.speed}`);
  write(byId('head-equity'), number(account.equity));
  const gain = account.dayLoss === null ? null : -account.dayLoss;
  write(byId('head-day'), signedPercent(gain));
  tint(byId('head-day'), sign(gain));
  showTags(now);
  showJournal(now.journal, now.silent);
}

/** What the tab of the browser is called. */
export function nameTab() {
  const now = fund.status;
  document.title = [now === null ? null : number(now.account.equity, 0), document.body.dataset.title, now?.fund ?? 'Quantum Trader'].filter((one) => one).join(' · ');
}

function showTags(now) {
  const tags = [
    now.synthetic ? ['synthetic', 'SYNTHETIC INPUT', `Prices are made up: ${now.market}`] : null,
    now.paper ? ['', 'PAPER', 'Orders go to a simulated venue'] : ['alarm', 'LIVE', 'Orders go to a real venue'],
    now.halted ? ['alarm', 'HALT', 'Nothing is sent to the venue'] : null,
    now.singlePerson ? ['single', 'SINGLE-PERSON', 'One person may release what needs two in a live fund'] : null,
    now.synthetic ? null : ['', now.market, 'Market source'],
  ].filter((tag) => tag !== null);
  replace(byId('tags'), tags, () => tags.map(([kind, name, title]) => element('span', 'tag ' + kind, name, {title})));
}

function ladder(now) {
  const permission = now.recovering ? 'REDUCE_ONLY' : now.permission;
  write(byId('head-permission'), now.halt?.state === 'STANDING' ? 'HALT' : words(permission) + (now.recovering ? ', recovering' : ''));
  tint(byId('head-permission'), 'pill ' + (now.halt?.state === 'STANDING' ? 'bad' : tone(permission)));
}

function connection({state, why, sinceMs}) {
  if (state === 'live') {
    clearTimeout(lostTimer);
    lostTimer = 0;
    byId('banner').hidden = true;
    document.body.classList.remove('stale');
    tint(byId('connection'), 'dot live');
    write(byId('connection'), 'live');
  } else if (state === 'lost' && lostTimer === 0) {
    lostTimer = setTimeout(() => lost(fund.connection.why, sinceMs), LOST_AFTER_MS);
  } else if (state === 'lost' && !byId('banner').hidden) {
    lost(why, sinceMs);
  }
}

function lost(why, sinceMs) {
  tint(byId('connection'), 'dot lost');
  write(byId('connection'), Date.now() < fund.anewUntilMs ? 'starts anew' : 'lost');
  document.body.classList.add('stale');
  const anew = Date.now() < fund.anewUntilMs;
  tint(byId('banner'), anew ? 'banner warn' : 'banner');
  write(byId('banner'), anew ? 'The fund starts anew to decide by the changed numbers. Stops rest at the venue; this page comes back by itself.'
    : `Connection lost at ${moment(sinceMs)} UTC: what you see is old (${why}). Trying again. In a terminal: ./qt status, ./qt kill`);
  byId('banner').hidden = false;
}

/** Each old part by its name, since when, and why; while the connection is lost everything is old, and the banner says so. */
function showOld() {
  const found = fund.connection.state === 'live' ? old() : [];
  const target = byId('old');
  write(target, found.map((one) => `${one.name}: ${one.sinceMs === null ? 'not read yet' : 'old since ' + moment(one.sinceMs) + ' UTC'}, ${one.why}.`).join(' '));
  target.hidden = found.length === 0;
  document.body.classList.toggle('partly-old', found.length > 0);
}
