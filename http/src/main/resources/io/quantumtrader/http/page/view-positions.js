// Open positions: R, K and how far each is from being closed by the kill score.

import {askClose} from './controls.js';
import {element, tint, write} from './dom.js';
import {control} from './person.js';
import {killDistance, killScore, next, nextAction, two} from './position-parts.js';
import {rLadder} from './r-ladder.js';
import {table} from './table.js';
import {count, inR, measure, NONE, number, sign, signed, span, tone, words} from './text.js';

export function open(view) {
  const shown = element('span', 'count');
  view.heading.append(' ', shown);
  const positions = table({
    label: 'Open positions', key: (p) => p.symbol, columns: columns(), sort: {by: 0, down: false}, cards: true,
    found: (p) => `${p.symbol} ${p.side} ${p.regime ?? ''} ${p.permission} ${p.protectedAtVenue ? '' : 'unprotected'}`,
    empty: 'No open position.',
  });
  const flat = element('p', 'sub');
  view.main.append(positions.node, flat);
  view.on('positions', (map) => {
    write(shown, count(map.size));
    positions.show([...map.values()]);
  });
  view.on('status', (status) => write(flat, `Traded: ${status.symbols.length} symbols, ${status.openPositions} open of ${status.slots < 0 ? NONE : status.slots} slots.`));
}

export const link = (symbol) => element('a', 'symbol', symbol, {href: '#/positions/' + encodeURIComponent(symbol)});

function columns() {
  return [
    {title: 'Symbol', rowHead: true, className: 'whole', value: (p) => p.symbol, make: symbolCell},
    {title: 'Quantity', number: true, value: (p) => p.notional, make: () => two(
        (p) => [measure(p.quantity)], (p) => [`${number(p.notional, 0)} · ${number(p.leverage, 0)}×`])},
    {title: 'Entry → mark', number: true, value: (p) => p.unrealized, make: () => two(
        (p) => [`${measure(p.entry)} → ${measure(p.mark)}`], (p) => [signed(p.unrealized), sign(p.unrealized)])},
    {title: 'R after costs', className: 'whole r-cell', down: true, value: (p) => p.rNet, make: rCell},
    {title: 'K, distance to kill', className: 'whole kill-cell', value: killDistance, make: killScore},
    {title: 'Next', className: 'whole next-cell', value: (p) => nextAction(p).share === null ? null : -nextAction(p).share, make: next},
    {title: 'Stop', number: true, value: (p) => p.protectedAtVenue ? 1 : 0, make: () => two(
        (p) => [measure(p.stop)], (p) => p.protectedAtVenue ? ['✓ at venue', 'good'] : ['✗ not at venue', 'bad'])},
    {title: 'Exits', value: (p) => p.ageMs, make: () => two(
        (p) => [`${p.tranchesFired}/${p.tranches}${p.nextTrancheR === null ? '' : ` · next ${number(p.nextTrancheR, 1)} R`}`],
        (p) => ['for ' + span(p.ageMs)])},
    {title: 'May', value: (p) => p.permission, make: mayCell},
    {title: '', name: 'Close', make: (p) => ({
      node: control('tightens', 'small', 'Close…', () => askClose(p.symbol), {'aria-label': 'Close ' + p.symbol}), update: () => {},
    })},
  ];
}

function symbolCell(first) {
  const side = element('span', 'side');
  const about = element('div', 'sub');
  return {
    node: [link(first.symbol), side, about],
    update(p) {
      write(side, p.side);
      tint(side, 'side ' + (p.side === 'LONG' ? 'good' : 'bad'));
      write(about, [p.regime ? words(p.regime) : null, p.adopted ? 'adopted' : null, p.silent ? 'does not answer: old' : null].filter((one) => one).join(', ') || NONE);
      tint(about, p.silent ? 'sub bad' : 'sub');
    },
  };
}

function rCell() {
  const text = two((p) => [inR(p.rNet), sign(p.rNet)], (p) => ['total ' + inR(p.rTotal)]);
  const ladder = rLadder();
  return {
    node: [text.node[0], ladder.node, text.node[1]],
    update(p) {
      text.update(p);
      ladder.update(p);
    },
  };
}

function mayCell() {
  const pill = element('span', 'pill');
  const by = element('div', 'sub');
  return {
    node: [pill, by],
    update(p) {
      write(pill, words(p.permission));
      tint(pill, 'pill ' + tone(p.permission));
      write(by, p.permissionLayer ? 'by ' + words(p.permissionLayer) : '');
    },
  };
}

