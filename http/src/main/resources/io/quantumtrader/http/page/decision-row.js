// One decision as a row: what was done, why, and what each layer said.

import {element, joined} from './dom.js';
import {reason} from './reasons.js';
import {dated, day, inR, measure, moment, number, words} from './text.js';

export const decisionPath = (id) => '#/decisions/' + encodeURIComponent(id);

export function decisionRow(d) {
  const quantity = d.quantity === null ? '' : ` ${measure(d.quantity)}`;
  const figures = [d.rNet === null ? null : inR(d.rNet), d.killScore === null ? null : 'K ' + number(d.killScore, 3)].filter((one) => one);
  return element('li', d.hold ? 'hold' : '', [
    element('time', '', moment(d.atMs), {title: `tick ${d.tick}, decision ${d.id}`}),
    element('div', 'what', [
      element('a', 'symbol', d.symbol, {href: '#/positions/' + encodeURIComponent(d.symbol)}), ' ',
      element('span', d.refused ? 'bad' : '', words(d.action)), d.side ? ` ${words(d.side)}` : '', quantity, `${d.price === null ? '' : ' at ' + measure(d.price)}`,
      d.refused && d.action !== 'REFUSE_OPEN' ? element('span', 'side bad', 'REFUSED') : null, d.outcome && !d.refused ? element('span', 'sub', ` · ${d.outcome}`) : null,
      d.who ? element('span', 'sub', ` by ${d.who}${d.why ? ': ' + d.why : ''}`) : null,
    ]),
    element('div', 'figures-line', [
      figures.join(' · '), figures.length > 0 ? ' · ' : null,
      d.id === '' ? null : element('a', 'explain', 'explain', {href: decisionPath(d.id), 'aria-label': `Explain ${words(d.action)} of ${d.symbol}, ${d.id}`}),
    ]),
    element('div', 'why', [
      ...joined(d.reasons.map(reason)),
      d.hold || d.reasons.length === 0 ? null : ' · ' + d.reasons[0].meaning.split(';')[0],
      d.verdicts.length > 0 ? element('div', '', d.verdicts.map(verdict)) : null,
    ]),
  ]);
}

function verdict(view) {
  const kind = view.refused ? 'bad' : view.scale < 1 ? 'warn' : '';
  const said = view.refused ? '✗' : view.scale < 1 ? '×' + number(view.scale, 2) : '✓';
  return element('span', 'verdict ' + kind, [`${view.level} ${said} `, ...joined(view.reasons.map(reason))]);
}

export function alarmRow(alarm) {
  return element('li', 'alarm', [
    element('time', '', dated(alarm.atMs ?? alarm.toldAtMs), {title: `told ${day(alarm.toldAtMs)}${alarm.atMs === null ? '' : `, ${day(alarm.atMs)} of the fund's clock`}`}),
    element('div', 'what', [element('span', 'tag ' + (alarm.severity === 'info' ? '' : 'alarm'), alarm.severity), ` ${alarm.symbol === '*' ? '' : alarm.symbol + ' '}${alarm.text}`]),
  ]);
}

/** A list whose newest rows come first; rows that are there stay the same elements. */
export function rowList(label, key, make, most = 200) {
  const node = element('ol', 'decision-rows', null, {'aria-label': label, tabindex: '0'});
  const made = new Map();
  return {
    node,
    show(items) {
      const wanted = items.slice(0, most);
      const keys = new Set(wanted.map(key));
      for (const [id, row] of made) if (!keys.has(id)) { row.remove(); made.delete(id); }
      wanted.forEach((item, index) => {
        const id = key(item);
        if (!made.has(id)) made.set(id, make(item));
        const row = made.get(id);
        if (node.children[index] !== row) node.insertBefore(row, node.children[index] ?? null);
      });
    },
  };
}

export const decisionKey = (d) => `${d.symbol} ${d.sequence} ${d.id} ${d.tick} ${d.action}`;
