// Permits by state, and why nothing was opened: refusals by layer and reason over the last minutes.

import {card, element, figures, write} from './dom.js';
import {recordTable} from './record.js';
import {NAMES} from './names.js';
import {decisionPath} from './decision-row.js';
import {table} from './table.js';
import {count, day, measure, moment, NONE, number, span, text, words} from './text.js';

const STATES = ['ISSUED', 'SPENT', 'EXPIRED', 'VOID'];
const TONES = {ISSUED: 'good', EXPIRED: 'warn', VOID: 'warn'};

export function open(view) {
  const states = figures(STATES.map((one) => words(one)));
  const until = element('p', 'sub');
  const refusals = table({label: 'Why nothing was opened', key: (one) => `${one.action} ${one.layer} ${one.code}`, columns: whyNot(),
    sort: {by: 6, down: true}, empty: 'Nothing was refused and no bar went by.', found: (one) => `${one.action} ${one.layer} ${one.code} ${one.meaning}`});
  const permits = table({label: 'Permits of late, newest first', key: (one) => one.id, columns: ofPermits(), empty: 'No permit yet.', pageSize: 25});
  view.main.append(element('div', 'grid', [
    card('Permits of late', [element('p', 'sub', 'Single use: each allows one opening order, within its quantity and price band, until it lapses or the ladder changes.'), states.node, permits.node]),
    card('Why not', [until, refusals.node]),
    card('Permits on record', recordTable(view, 'permits', [
      ['Permit', (one) => one.permitId], ['Symbol', (one) => one.symbol], ['Side', (one) => one.side],
      ['Issued', (one) => day(one.issuedAtMs)], ['State', (one) => words(one.state), (one) => TONES[one.state] ?? ''],
      ['Ended', (one) => day(one.endedAtMs)], ['Because', (one) => one.endCode], ['Notional', (one) => number(one.notional, 0)],
      ['Order', (one) => one.clientOrderId],
    ], (one) => one.permitId)),
  ]));
  view.on('permits', (map) => {
    const all = [...map.values()].sort((a, b) => b.issuedAtMs - a.issuedAtMs);
    STATES.forEach((state) => states.show(words(state), count(all.filter((one) => one.state === state).length), TONES[state] ?? ''));
    permits.show(all);
  });
  view.poll('Why not', '/views/why-not?minutes=1,5,15,60', 5000, (answer) => {
    write(until, answer.untilMs === null ? 'No minute is on record yet.' : `Counted back from ${day(answer.untilMs)}, the market's clock.`);
    refusals.show(answer.rows);
  });
}

function whyNot() {
  const window = (minutes) => ({title: `${minutes} min`, number: true, value: (one) => one['last' + minutes], text: (one) => count(one['last' + minutes])});
  return [
    {title: 'What', value: (one) => one.action, text: (one) => one.action === 'BAR' ? 'bar without a deed' : words(one.action), tone: (one) => one.action === 'BAR' ? '' : 'bad'},
    {title: 'Layer', value: (one) => one.layer ?? '', text: (one) => one.layer === null ? NONE : NAMES[one.layer] ?? words(one.layer)},
    {title: 'Code', value: (one) => one.code, text: (one) => one.code},
    {title: 'Meaning', className: 'wrap', text: (one) => text(one.meaning)},
    {title: 'Symbols', number: true, value: (one) => one.symbols, text: (one) => count(one.symbols)},
    window(1), window(5), window(15), window(60),
  ];
}

function ofPermits() {
  return [
    {title: 'Permit', rowHead: true, text: (one) => one.id},
    {title: 'Decision', make: (one) => ({node: element('a', '', one.decisionId, {href: decisionPath(one.decisionId)}), update: () => {}})},
    {title: 'Symbol', text: (one) => one.symbol},
    {title: 'Side', text: (one) => one.side, tone: (one) => one.side === 'LONG' ? 'good' : 'bad'},
    {title: 'At most', number: true, text: (one) => measure(one.maxQuantity)},
    {title: 'Price band', number: true, text: (one) => `${measure(one.lowPrice)} to ${measure(one.highPrice)}`},
    {title: 'Issued', text: (one) => `${moment(one.issuedAtMs)} for ${span(one.expiresAtMs - one.issuedAtMs)}`},
    {title: 'State', text: (one) => words(one.state), tone: (one) => TONES[one.state] ?? ''},
  ];
}
