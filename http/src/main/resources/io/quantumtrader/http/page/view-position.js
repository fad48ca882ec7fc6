// One symbol: its R ladder, kill score and triggers, the candles with what was done, and its decisions.

import {candles} from './candles.js';
import {askClose} from './controls.js';
import {card, element, figures, replace, tint, write} from './dom.js';
import {decisionKey, decisionRow, rowList} from './decision-row.js';
import {control} from './person.js';
import {allDistances, components, killScore, nextAction} from './position-parts.js';
import {rLadder} from './r-ladder.js';
import {fund} from './store.js';
import {day, inR, known, measure, NONE, number, percent, sign, signed, span, tone, words} from './text.js';

const FACTS = ['Side', 'Quantity', 'Entry', 'Mark', 'Open profit', 'R after costs', 'R in all', 'Stop', 'At the venue', 'Liquidation', 'Tranches', 'Next action',
  'Because', 'Opened', 'Profile', 'May'];
const MARKET = ['Mark', 'Last bar', 'Regime', 'Volatility of a bar', 'Range (ATR)', 'Trend strength'];
const LIKELY = {trend: 'trend', meanReversion: 'mean reversion', chop: 'chop'};

/** Nothing is said of a symbol before it is known that the fund trades it. */
export function open(view) {
  const symbol = view.argument.toUpperCase();
  let begun = false;
  const begin = () => {
    if (!begun) follow(view, symbol);
    begun = true;
  };
  view.on('positions', (positions) => { if (positions.has(symbol)) begin(); });
  view.on('status', (status) => {
    if (status.symbols.includes(symbol)) begin();
    else if (!begun) replace(view.main, status.symbols, () => [view.heading, element('p', 'headline', `${symbol} is not traded here.`), element('p', '', status.symbols.flatMap((one) => [link(one), ' ']))]);
  });
}

const link = (symbol) => element('a', 'symbol', symbol, {href: '#/positions/' + encodeURIComponent(symbol)});

function follow(view, symbol) {
  const path = encodeURIComponent(symbol);
  const state = element('p', 'headline', NONE, {'aria-live': 'polite'});
  const facts = figures(FACTS);
  const ladder = rLadder(true);
  const score = killScore();
  const parts = components();
  const all = allDistances();
  const market = figures(MARKET);
  const chances = element('p', 'sub');
  const chart = candles(view, symbol);
  const decisions = rowList(`Decisions of ${symbol}, newest first`, decisionKey, decisionRow, 100);
  const close = control('tightens', 'flatten', `Close ${symbol}…`, () => askClose(symbol), {'data-waits': 'true'});
  const heldOnly = element('div', 'grid', [
    card('R ladder', [ladder.node, facts.node], 'span-8'),
    card('Kill score', [...score.node, parts.node], 'span-4'),
    card('What would fire next', all.node),
  ], {hidden: ''});
  const problem = element('p', 'problem', '', {role: 'alert'});
  let journaled = [];
  const drawing = {bars: [], stops: [], trades: [], lines: []};
  view.main.append(element('p', '', element('a', '', '‹ Positions', {href: '#/positions'})), state,
      element('div', 'buttons', [close, element('a', 'button', 'Its trades', {href: '#/trades?symbol=' + path})]), problem, heldOnly,
      card('Candles', [chart.node, market.node, chances]),
      card('Decisions', [element('p', 'sub', element('a', '', 'Search further back', {href: '#/decisions?symbol=' + path + '&from='})), decisions.node]));

  view.on('positions', (positions) => held(positions.get(symbol) ?? null));
  view.on('decisions', () => showDecisions());
  view.poll(`Decisions of ${symbol}`, `/positions/${path}/decisions?limit=60&holds=false`, 10000, (list) => {
    journaled = list;
    showDecisions();
  }, (failure) => write(problem, failure.message));
  view.poll(`Candles of ${symbol}`, `/markets/${path}?bars=500`, 5000, (told) => {
    drawing.bars = told.bars;
    drawing.stops = told.stops;
    chart.show({...drawing});
  });
  view.poll('Markets', '/markets', 5000, (all) => showMarket(all.find((one) => one.symbol === symbol) ?? {}));
  view.poll(`Orders of ${symbol}`, `/views/orders?symbol=${path}&limit=300`, 10000, (answer) => {
    drawing.trades = answer.rows.filter((one) => known(one.averagePrice) && one.filledQuantity > 0).map((one) => ({
      atMs: one.stateAtMs ?? one.intendedAtMs, price: one.averagePrice, entry: one.purpose === 'ENTRY',
      text: `${words(one.purpose)} ${words(one.side)} ${measure(one.filledQuantity)} at ${measure(one.averagePrice)}`,
    })).sort((a, b) => a.atMs - b.atMs);
    chart.show({...drawing});
  });

  /** From the journal, and what came since. */
  function showDecisions() {
    const told = new Set(journaled.map((one) => one.id));
    const newer = fund.decisions.filter((one) => one.symbol === symbol && one.id !== '' && !told.has(one.id));
    decisions.show([...newer, ...journaled].sort((a, b) => b.atMs - a.atMs || b.sequence - a.sequence));
  }

  function held(p) {
    heldOnly.hidden = p === null;
    close.dataset.waits = String(p === null);
    close.disabled = p === null || close.title !== '';
    drawing.lines = [];
    if (p === null) {
      write(state, 'Flat: nothing is held.');
      tint(state, 'headline');
      return;
    }
    write(state, `${p.side} ${measure(p.quantity)}, ${inR(p.rNet)}${p.silent ? '. It does not answer: what is shown is what it said last' : ''}`);
    tint(state, 'headline ' + (p.silent ? 'bad' : ''));
    ladder.update(p);
    score.update(p);
    parts.update(p);
    all.update(p);
    showFacts(p);
    drawing.lines = [['entry', p.entry, 'dim'], ['stop', p.stop, 'bad'], ['liquidation', p.liquidation, 'bad']]
        .filter(([, price]) => known(price) && near(price, p.mark)).map(([name, price, colour]) => ({name, price, colour}));
  }

  function showFacts(p) {
    const next = nextAction(p);
    facts.show('Side', `${p.side} ${number(p.leverage, 0)}×`, p.side === 'LONG' ? 'good' : 'bad');
    facts.show('Quantity', `${measure(p.quantity)} of ${measure(p.originalQuantity)}, ${number(p.notional, 0)}`);
    facts.show('Entry', measure(p.entry));
    facts.show('Mark', measure(p.mark));
    facts.show('Open profit', signed(p.unrealized), sign(p.unrealized));
    facts.show('R after costs', inR(p.rNet), sign(p.rNet));
    facts.show('R in all', inR(p.rTotal), sign(p.rTotal));
    facts.show('Stop', measure(p.stop));
    facts.show('At the venue', p.protectedAtVenue ? `confirmed at ${measure(p.venueStop)}` : 'no confirmed stop', p.protectedAtVenue ? 'good' : 'bad');
    facts.show('Liquidation', measure(p.liquidation));
    facts.show('Tranches', `${p.tranchesFired} of ${p.tranches}${p.nextTrancheR === null ? '' : `, next at ${inR(p.nextTrancheR, 1)}`}`);
    facts.show('Next action', next.code);
    facts.show('Because', next.why);
    facts.show('Opened', `${day(p.openedAtMs)}, ${span(p.ageMs)} ago`);
    facts.show('Profile', `${words(p.profile)}${p.adopted ? ', adopted' : ''}`);
    facts.show('May', `${words(p.permission)}${p.permissionLayer ? ' by ' + words(p.permissionLayer) : ''}`, tone(p.permission));
  }

  function showMarket(now) {
    market.show('Mark', measure(now.mark));
    market.show('Last bar', known(now.ageMs) ? `${span(now.ageMs)} old` : NONE);
    market.show('Regime', words(now.regime));
    market.show('Volatility of a bar', percent(now.sigma, 3));
    market.show('Range (ATR)', known(now.atr) ? `${measure(now.atr)}, ${percent(now.atrShare)}` : NONE);
    market.show('Trend strength', number(now.trendStrength, 3));
    const likely = Object.entries(now.probabilities ?? {}).filter(([, value]) => known(value));
    write(chances, likely.length === 0 ? '' : 'Likely: ' + likely.map(([name, value]) => `${LIKELY[name] ?? name} ${percent(value, 0)}`).join(', '));
  }
}

/** Lines far away would press the candles flat. */
const near = (price, mark) => Math.abs(price / mark - 1) < 0.05;
