// Finished trades and orders as the record has them: filtered, paged, and as CSV.

import {card, element} from './dom.js';
import {decisionPath} from './decision-row.js';
import {filterForm, recordTable} from './record.js';
import {day, inR, measure, NONE, number, percent, sign, signed, span, words} from './text.js';

const SIDES = {trades: [['', 'both'], ['LONG', 'long'], ['SHORT', 'short']], orders: [['', 'both'], ['BUY', 'buy'], ['SELL', 'sell']]};

export function open(view) {
  view.main.append(ofRecord(view, 'trades', 'Trades', trades, (one) => one.positionId), ofRecord(view, 'orders', 'Orders', orders, (one) => one.clientOrderId));
}

function ofRecord(view, name, title, columns, key) {
  let table = null;
  const form = filterForm(`Filter ${name}`, [
    {name: 'symbol', label: 'Symbol', size: 12}, {name: 'side', label: 'Side', options: SIDES[name]},
    {name: 'reason', label: 'Reason code', size: 22},
    {name: 'from', label: 'From (UTC)', type: 'datetime-local'}, {name: 'to', label: 'To (UTC)', type: 'datetime-local'},
  ], () => table.reload(), view.query);
  table = recordTable(view, name, columns, key, () => {
    const wanted = new URLSearchParams();
    for (const field of ['symbol', 'side', 'reason']) if (form.value(field) !== '') wanted.set(field, form.value(field).toUpperCase());
    for (const field of ['from', 'to']) if (form.timeMs(field) !== null) wanted.set(field, form.timeMs(field));
    return wanted;
  });
  return card(title, [form.node, table]);
}

const symbol = (one) => element('a', 'symbol', one.symbol, {href: '#/positions/' + encodeURIComponent(one.symbol)});
const linked = (title, name) => ({title, make: (one) => ({
  node: one[name] === null ? element('span', '', NONE) : element('a', '', one[name], {href: decisionPath(one[name])}), update: () => {},
})});
const ofSymbol = {title: 'Symbol', rowHead: true, make: (one) => ({node: symbol(one), update: () => {}})};
const right = (title, shown, tone) => ({title, number: true, text: shown, ...(tone ? {tone} : {})});

const trades = [
  ofSymbol,
  ['Side', (one) => one.side, (one) => one.side === 'LONG' ? 'good' : 'bad'],
  ['Closed', (one) => day(one.closedAtMs)],
  right('Held', (one) => span(one.durationMs)),
  right('Entry → exit', (one) => `${measure(one.averageEntry)} → ${measure(one.averageExit)}`),
  right('Net', (one) => signed(one.net), (one) => sign(one.net)),
  right('R', (one) => inR(one.r), (one) => sign(one.r)),
  right('MFE', (one) => inR(one.mfeR)), right('MAE', (one) => inR(one.maeR)),
  right('Fees, funding', (one) => `${number(one.fees)}, ${number(one.funding)}`),
  right('Tranches', (one) => number(one.tranches, 0)),
  ['Ended by', (one) => `${words(one.exitBy)}${one.exitReason ? ', ' + one.exitReason : ''}`],
  ['Regime', (one) => words(one.regime)],
  linked('Entry', 'entryDecisionId'), linked('Exit', 'exitDecisionId'),
];

const orders = [
  ofSymbol,
  ['Purpose', (one) => words(one.purpose)],
  ['Kind', (one) => words(one.kind)],
  ['Side', (one) => one.side],
  right('Quantity', (one) => one.quantity === 0 ? 'all held' : measure(one.quantity)),
  right('Price', (one) => measure(one.price)),
  right('Filled', (one) => measure(one.filledQuantity)),
  right('At', (one) => measure(one.averagePrice)),
  right('Slippage', (one) => percent(one.slippage, 3)),
  ['State', (one) => words(one.state) + (one.withdrawn ? ', withdrawn' : ''), (one) => ['REFUSED', 'HELD_BACK', 'UNKNOWN'].includes(one.state) ? 'bad' : ''],
  ['Recorded', (one) => day(one.intendedAtMs)],
  ['Why', (one) => one.why, null, 'wrap'],
  ['Reason', (one) => one.decisionReason],
  linked('Decision', 'decisionId'),
  ['Order', (one) => one.clientOrderId],
];
