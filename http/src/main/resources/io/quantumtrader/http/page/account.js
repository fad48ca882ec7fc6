// Equity, drawdown, heat and what kind of fund this is.

import {byId, day, element, NONE, number, percent, signed, words, write} from './text.js';

const MOST_POINTS = 1024;
const points = [];
const figures = new Map();

export function showHistory(history) {
  points.splice(0, points.length, ...history);
  draw();
}

export function showStatus(status) {
  const account = status.account;
  write(byId('fund-name'), status.fund);
  document.title = `${number(account.equity, 0)} · ${status.fund} · Quantum Trader`;
  write(byId('clock'), status.atMs === null ? NONE : `${day(status.atMs)} · ${status.speed}`);
  write(byId('equity'), number(account.equity));
  const gain = account.dayLoss === null ? null : -account.dayLoss;
  write(byId('day'), `today ${signed(gain === null ? null : gain * 100)}${gain === null ? '' : ' %'}`);
  byId('day').className = 'sub ' + (gain === null ? '' : gain < 0 ? 'bad' : 'good');
  showTags(status);
  document.body.dataset.persons = status.singlePerson ? 'one' : 'two';
  figure('Drawdown', percent(account.drawdown), account.drawdown >= 0.08 ? 'bad' : account.drawdown >= 0.05 ? 'warn' : '');
  figure('Wallet', number(account.wallet));
  figure('Open profit', signed(account.unrealized), account.unrealized < 0 ? 'bad' : account.unrealized > 0 ? 'good' : '');
  const heat = status.heat;
  figure('Heat', `${number(heat.value)} ${heat.band}`, {HOT: 'bad', WARM: 'warn', COLD: ''}[heat.band] ?? 'warn');
  figure('Mode', words(status.mode));
  figure('Slots', `${status.openPositions} of ${status.slots < 0 ? NONE : status.slots}`);
  figure('Free margin', percent(account.freeMarginRatio, 1));
  if (status.atMs !== null && account.equity !== null) add({atMs: status.atMs, equity: account.equity});
}

function showTags(status) {
  const tags = [
    status.synthetic ? ['synthetic', 'SYNTHETIC INPUT', 'Prices are made up'] : null,
    status.paper ? ['', 'PAPER', 'Orders go to a simulated venue'] : ['alarm', 'LIVE', 'Orders go to a real venue'],
    status.halted ? ['alarm', 'HALT', 'Nothing is sent to the venue'] : null,
    status.singlePerson ? ['single', 'SINGLE-PERSON', 'One person may release what needs two in a live fund'] : null,
    ['', status.market, 'Market source'],
  ].filter((tag) => tag !== null);
  const text = tags.map((tag) => tag[1]).join('|');
  const target = byId('tags');
  if (target.dataset.text === text) return;
  target.dataset.text = text;
  target.replaceChildren(...tags.map(([kind, name, title]) => element('span', 'tag ' + kind, name, {title})));
}

function figure(name, value, className = '') {
  if (!figures.has(name)) {
    const shown = element('dd', '', NONE);
    byId('figures').append(element('div', '', [element('dt', '', name), shown]));
    figures.set(name, shown);
  }
  const shown = figures.get(name);
  write(shown, value);
  shown.className = className;
}

function add(point) {
  if (points.length > 0 && points[points.length - 1].atMs >= point.atMs) return;
  points.push(point);
  if (points.length > MOST_POINTS) for (let index = points.length - 1; index > 0; index -= 2) points.splice(index, 1);
  draw();
}

function draw() {
  const target = byId('spark');
  if (points.length < 2) return;
  const values = points.map((point) => point.equity);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || 1) * 0.08;
  const first = points[0].atMs;
  const width = points[points.length - 1].atMs - first || 1;
  const x = (point) => (600 * (point.atMs - first) / width).toFixed(1);
  const y = (value) => (120 - 120 * (value - low + room) / (high - low + 2 * room || 1)).toFixed(1);
  const line = points.map((point) => `${x(point)},${y(point.equity)}`).join('L');
  target.replaceChildren(
      shape('path', {class: 'area', d: `M0,120L${line}L600,120Z`}),
      shape('line', {class: 'peak', x1: 0, x2: 600, y1: y(high), y2: y(high)}),
      shape('path', {class: 'curve', d: 'M' + line}));
  write(byId('spark-low'), `${day(first).slice(5, 16)} · low ${number(low)}`);
  write(byId('spark-high'), `peak of this run ${number(high)}`);
}

function shape(tag, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
