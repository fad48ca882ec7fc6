// The stream of decisions with the reasons of each, newest first.

import {explainLink} from './explanation.js';
import {byId, element, inR, joined, measure, moment, number, reason, words} from './text.js';

const MOST = 200;
let symbol = '';
let waiting = [];
let scheduled = false;

export function prepare(onHolds) {
  byId('decision-symbol').addEventListener('change', (event) => {
    symbol = event.target.value;
    for (const row of byId('decision-rows').children) row.hidden = hides(row.dataset.symbol);
  });
  byId('decision-holds').addEventListener('change', (event) => onHolds(event.target.checked));
}

export function showSymbols(symbols) {
  const target = byId('decision-symbol');
  if (target.options.length === symbols.length + 1) return;
  target.replaceChildren(element('option', '', 'all', {value: ''}), ...symbols.map((one) => element('option', '', one, {value: one})));
  target.value = symbol;
}

export function clearDecisions() {
  waiting = [];
  byId('decision-rows').replaceChildren();
}

export function showDecision(decision) {
  later(() => row(decision));
}

export function showAlarm(alarm) {
  later(() => element('li', 'alarm', [
    element('time', '', moment(alarm.atMs)),
    element('div', 'what', [element('span', 'tag alarm', alarm.severity), ' ', alarm.text]),
  ], {'data-symbol': alarm.symbol}));
}

/** Rows are made once a frame, so that a burst costs one layout. */
function later(make) {
  waiting.push(make);
  if (waiting.length > MOST) waiting.shift();
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    const target = byId('decision-rows');
    const made = waiting.reverse().map((one) => one());
    waiting = [];
    made.forEach((one) => { one.hidden = hides(one.dataset.symbol); });
    target.prepend(...made);
    while (target.children.length > MOST) target.lastChild.remove();
    byId('no-decisions').hidden = target.children.length > 0;
  });
}

const hides = (of) => symbol !== '' && of !== symbol && of !== '*';

function row(d) {
  const quantity = d.quantity === null ? '' : ` ${measure(d.quantity)}`;
  const figures = [d.rNet === null ? null : inR(d.rNet), d.killScore === null ? null : 'K ' + number(d.killScore, 3)].filter((one) => one);
  return element('li', d.hold ? 'hold' : '', [
    element('time', '', moment(d.atMs), {title: `tick ${d.tick}, decision ${d.id}`}),
    element('div', 'what', [
      `${d.symbol} `, element('span', d.refused ? 'bad' : '', words(d.action)), d.side ? ` ${words(d.side)}` : '', quantity, ` at ${measure(d.price)}`,
      d.refused ? element('span', 'side bad', 'REFUSED') : null, d.who ? element('span', 'sub', ` by ${d.who}${d.why ? ': ' + d.why : ''}`) : null,
    ]),
    element('div', 'figures-line', [figures.join(' · '), figures.length > 0 ? ' · ' : null, explainLink(d.id, `${words(d.action)} of ${d.symbol}, ${d.id}`)]),
    element('div', 'why', [
      ...joined(d.reasons.map(reason)),
      d.hold || d.reasons.length === 0 ? null : ' · ' + d.reasons[0].meaning.split(';')[0],
      d.verdicts.length > 0 ? element('div', '', d.verdicts.map(verdict)) : null,
    ]),
  ], {'data-symbol': d.symbol});
}

function verdict(view) {
  const kind = view.refused ? 'bad' : view.scale < 1 ? 'warn' : '';
  const said = view.refused ? '✗' : view.scale < 1 ? '×' + number(view.scale, 2) : '✓';
  return element('span', 'verdict ' + kind, [`${view.level} ${said} `, ...joined(view.reasons.map(reason))]);
}
