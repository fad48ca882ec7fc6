// Which view is shown: the address behind the # names it. A view lives from its opening to the next one.

import {get} from './api.js';
import {byId, element} from './dom.js';
import {load} from './load.js';
import {forget, missed, told} from './freshness.js';
import {nameTab} from './head.js';
import {on} from './store.js';

/** In the order of the navigation. */
export const VIEWS = [
  ['overview', 'Overview', 'How the fund is, and what needs attention first'],
  ['positions', 'Positions', 'Each position: R, kill score, stop, next action'],
  ['ladder', 'Ladder', 'The seven layers: kill, release, who and why'],
  ['portfolio', 'Portfolio', 'Heat, clusters, budgets, exposures'],
  ['governor', 'Governor', 'Permits and refusals: why nothing opens'],
  ['decisions', 'Decisions', 'What was decided and why; each explained in full'],
  ['trades', 'Trades', 'Finished trades and orders, to page and to download'],
  ['analytics', 'Analytics', 'Equity, R, excursions, performance by group'],
  ['cluster', 'Cluster', 'Nodes, lease, ownership, latencies'],
  ['settings', 'Settings', 'Configuration in force, limits, audit of writes'],
  ['investor', 'Investor', 'Results and risk in plain words, to read only'],
  ['start', 'Guide', 'What you see, and a first kill and release on paper'],
];
const OF_NAME = new Map(VIEWS.map((view) => [view[0], view]));
const FIRST = 'overview';

let current = null;
let opened = 0;
/** Whether the view of the address could not be loaded: it is tried again when the fund is back. */
let notShown = false;

/** Follows the address from now on. */
export function prepareRouter() {
  const nav = byId('nav-list');
  nav.append(...VIEWS.map(([name, title, about]) => element('li', '', element('a', '', title, {href: '#/' + name, title: about}))));
  addEventListener('hashchange', () => route(true));
  on('connection', ({state}) => { if (state === 'live' && notShown) route(false); });
  route(false);
}

export function go(path, replaced = false) {
  if (replaced) history.replaceState(null, '', '#/' + path);
  else location.hash = '#/' + path;
  if (replaced) route(false);
}

async function route(focus) {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [asked, ...rest] = path.split('/');
  const name = OF_NAME.has(asked) ? asked : FIRST;
  const argument = rest.length > 0 ? decoded(rest.join('/')) : '';
  const number = ++opened;
  notShown = false;
  current?.close();
  current = null;
  const module = argument !== '' && ['positions', 'decisions'].includes(name) ? name.slice(0, -1) : name;
  const view = newView(name, argument, new URLSearchParams(query));
  show(view, focus);
  try {
    const {open} = await load(`./view-${module}.js`);
    if (number !== opened) return;
    current = view;
    open(view);
  } catch (failure) {
    if (number !== opened) return;
    notShown = true;
    view.main.append(element('p', 'problem', `This view cannot be shown: ${failure.message}`, {role: 'alert'}));
  }
}

/** What cannot be read is taken as it stands. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function show(view, focus) {
  byId('view').replaceWith(view.main);
  for (const link of byId('nav-list').querySelectorAll('a')) {
    if (link.getAttribute('href') === '#/' + view.name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  byId('nav').classList.remove('open');
  byId('menu').setAttribute('aria-expanded', 'false');
  document.body.dataset.title = view.title;
  nameTab();
  if (focus) {
    scrollTo(0, 0);
    view.heading.focus();
  }
}

function newView(name, argument, query) {
  const title = argument === '' ? OF_NAME.get(name)[1] : argument;
  const heading = element('h1', '', title, {tabindex: '-1'});
  const main = element('main', '', heading, {'data-view': name, id: 'view'});
  const ends = [];
  return {
    name, argument, query, title, heading, main,
    /** Calls the listener with the part now and after changes, as long as the view is shown. */
    on(part, listener) { ends.push(on(part, listener)); },
    onClose(end) { ends.push(end); },
    close() { ends.splice(0).forEach((end) => end()); },
    poll(label, path, everyMs, take, fail) { return poll(ends, label, path, everyMs, take, fail); },
  };
}

/**
 * Reads a path now and again and again while the view is shown and looked at. What cannot be read is named as old.
 *
 * @param path or a function that gives it
 * @param everyMs 0 to read once
 * @param fail takes the problem where nothing of it was ever read
 * @return reads at once
 */
function poll(ends, label, path, everyMs, take, fail = () => {}) {
  let timer = 0;
  let ended = false;
  let ever = false;
  let asked = 0;
  async function read() {
    clearTimeout(timer);
    const number = ++asked;
    const wanted = typeof path === 'function' ? path() : path;
    try {
      const answer = typeof wanted === 'string' ? await get(wanted) : await wanted;
      if (ended || number !== asked) return;
      ever = true;
      told(label, everyMs === 0 ? Infinity : Math.max(3 * everyMs, 10000));
      take(answer);
    } catch (failure) {
      if (ended || number !== asked) return;
      missed(label, failure);
      if (!ever) fail(failure);
    } finally {
      if (!ended && number === asked && everyMs > 0) timer = setTimeout(next, everyMs);
    }
  }
  const next = () => {
    if (document.hidden) timer = setTimeout(next, everyMs);
    else read();
  };
  ends.push(() => {
    ended = true;
    clearTimeout(timer);
    forget(label);
  });
  read();
  return read;
}
