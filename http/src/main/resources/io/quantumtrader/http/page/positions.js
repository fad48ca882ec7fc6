// Open positions: R, K and how far each is from being closed by the kill score.

import {byId, distance, element, filled, inR, measure, NONE, number, signed, span, tone, words, write} from './text.js';

const BEYOND = 1.35;
const SHORT = {regime_flip: 'flip', sigma_spike: 'spike', ts_drop: 'drop', age: 'age'};
const rows = new Map();
let onClose = () => {};

export function whenCloseIsAsked(listener) {
  onClose = listener;
}

export function showPositions(positions) {
  const open = new Set(positions.map((position) => position.symbol));
  [...rows.keys()].filter((symbol) => !open.has(symbol)).forEach(remove);
  positions.forEach(showPosition);
  count();
}

export function showPosition(position) {
  if (!position.open) {
    remove(position.symbol);
  } else {
    if (!rows.has(position.symbol)) insert(position.symbol);
    update(rows.get(position.symbol), position);
  }
  count();
}

function count() {
  write(byId('positions-count'), rows.size > 0 ? String(rows.size) : '');
  byId('no-positions').hidden = rows.size > 0;
}

function remove(symbol) {
  const row = rows.get(symbol);
  if (!row) return;
  row.main.remove();
  row.parts.remove();
  rows.delete(symbol);
}

const two = (first, second) => [first, second];
const line = (className) => element('div', className, '');

function insert(symbol) {
  const refs = {
    more: element('button', 'more', '▸', {type: 'button', 'aria-expanded': 'false', 'aria-label': `Parts of the kill score and distances of ${symbol}`}),
    side: element('span', 'side'), regime: line('sub'), quantity: line(), notional: line('sub'), price: line(), open: line('sub'),
    r: line(), rTotal: line('sub'), rBar: element('div', 'bar', null, {'aria-hidden': 'true'}), k: line(), kBar: element('div', 'bar', null, {'aria-hidden': 'true'}),
    near: line('sub'), next: line('sub'), nextBar: element('div', 'bar', null, {'aria-hidden': 'true'}), stop: line(), venueStop: line('sub'), exits: line(), age: line('sub'), may: element('span', 'pill'), by: line('sub'),
    components: element('div', 'components'), distances: element('div', 'distances'),
  };
  const close = element('button', 'small', 'Close…', {type: 'button', 'aria-label': 'Close ' + symbol});
  close.addEventListener('click', () => onClose(symbol));
  const cell = (name, className, content) => element('td', className, content, {'data-name': name});
  const main = element('tr', 'position', [
    element('td', 'whole', [refs.more, element('strong', '', symbol), refs.side, refs.regime]),
    cell('Quantity', 'number', two(refs.quantity, refs.notional)),
    cell('Entry → mark', 'number', two(refs.price, refs.open)),
    cell('R after costs', 'whole r-cell', [refs.r, refs.rBar, refs.rTotal]),
    cell('K and distance to kill', 'whole kill-cell', [refs.k, refs.kBar, refs.near, refs.nextBar, refs.next]),
    cell('Stop', 'number', two(refs.stop, refs.venueStop)),
    cell('Exits', '', two(refs.exits, refs.age)),
    cell('May', '', two(refs.may, refs.by)),
    element('td', '', close),
  ]);
  const parts = element('tr', 'parts', element('td', '', [refs.components, refs.distances], {colspan: 9}), {hidden: ''});
  refs.more.addEventListener('click', () => {
    parts.hidden = !parts.hidden;
    refs.more.textContent = parts.hidden ? '▸' : '▾';
    refs.more.setAttribute('aria-expanded', String(!parts.hidden));
  });
  const after = [...rows.keys()].filter((other) => other < symbol).sort().pop();
  if (after) rows.get(after).parts.after(main, parts);
  else byId('position-rows').prepend(main, parts);
  rows.set(symbol, {main, parts, refs});
}

function update({refs}, p) {
  write(refs.side, p.side);
  refs.side.className = 'side ' + (p.side === 'LONG' ? 'good' : 'bad');
  write(refs.regime, [p.regime ? words(p.regime) : null, p.adopted ? 'adopted' : null].filter((one) => one).join(', ') || NONE);
  write(refs.quantity, measure(p.quantity));
  write(refs.notional, `${number(p.notional, 0)} · ${number(p.leverage, 0)}×`);
  write(refs.price, `${measure(p.entry)} → ${measure(p.mark)}`);
  write(refs.open, signed(p.unrealized));
  refs.open.className = 'sub ' + (p.unrealized < 0 ? 'bad' : 'good');
  write(refs.r, inR(p.rNet));
  write(refs.rTotal, 'total ' + inR(p.rTotal));
  rBar(refs.rBar, p);
  killScore(refs, p.killScore, p.killScoreMissing);
  distances(refs, p.distances);
  write(refs.stop, measure(p.stop));
  write(refs.venueStop, p.protectedAtVenue ? '✓ at venue' : '✗ not at venue');
  refs.venueStop.className = 'sub ' + (p.protectedAtVenue ? 'good' : 'bad');
  const next = p.nextTrancheR === null ? '' : ` · next ${number(p.nextTrancheR, 1)} R`;
  write(refs.exits, `${p.tranchesFired}/${p.tranches}${next}`);
  write(refs.age, `${span(p.ageMs)}${p.profile ? ' · ' + p.profile : ''}`);
  write(refs.may, words(p.permission));
  refs.may.className = 'pill ' + tone(p.permission);
  write(refs.by, p.permissionLayer ? 'by ' + words(p.permissionLayer) : '');
}

/** From -1 R, where the first stop lies, to 6 R or further. */
function rBar(target, p) {
  const top = Math.max(6, Math.ceil(p.rNet ?? 0));
  const at = (r) => 100 * (Math.min(top, Math.max(-1, r)) + 1) / (top + 1);
  const parts = [mark('zero', at(0))];
  if (p.rNet !== null) {
    const fill = element('i', p.rNet < 0 ? 'loss' : 'gain');
    fill.style.left = Math.min(at(0), at(p.rNet)) + '%';
    fill.style.width = Math.abs(at(p.rNet) - at(0)) + '%';
    parts.push(fill);
  }
  if (p.nextTrancheR !== null) parts.push(mark('tick', at(p.nextTrancheR)));
  target.replaceChildren(...parts);
}

function mark(className, percentFromLeft) {
  const made = element('i', className);
  made.style.left = percentFromLeft + '%';
  return made;
}

/** The parts stacked towards the mark at which they fire. */
function killScore(refs, score, missing) {
  if (!score || score.k === null) {
    write(refs.k, `K ${NONE}`);
    write(refs.near, missing ?? NONE);
    refs.kBar.replaceChildren();
    refs.components.replaceChildren(`No kill score: ${missing ?? 'not known'}. Score and harvest are off, the stop is not.`);
    return;
  }
  const fires = score.distance <= 0;
  write(refs.k, `K ${number(score.k, 3)} · ${fires ? 'at the threshold' : number(score.distance, 3) + ' below'} ${number(score.threshold, 2)}`);
  refs.k.className = fires ? 'bad' : score.distance < 0.03 ? 'warn' : '';
  refs.kBar.replaceChildren(...score.components.map((part) => {
    const piece = element('b', part.name);
    piece.style.width = Math.max(0, 100 * part.contribution / (score.zThreshold * BEYOND)) + '%';
    return piece;
  }), mark('tick', 100 / BEYOND));
  write(refs.near, fires ? `${score.barsAtLimit} of ${score.barsNeeded} bars needed (last ${score.barsWindow})` : nearest(score));
  refs.components.replaceChildren(...score.components.map((part) => component(part, score)));
}

/** The nearest of all triggers in the row, all of them with the single change that fires each in the parts. */
function distances(refs, all) {
  const next = all.find((one) => one.share !== null);
  write(refs.next, next ? `nearest: ${words(next.code)}, ${next.change}` : NONE);
  refs.nextBar.replaceChildren(...next ? [filled(next.share)] : []);
  refs.distances.replaceChildren(...all.map(distance));
}

function nearest(score) {
  const alone = score.components.filter((part) => part.distance !== null && part.weight > 0);
  if (alone.length === 0) return 'no single change fires it';
  const one = alone.reduce((best, part) => part.distance * part.weight < best.distance * best.weight ? part : best);
  const names = alone.map((part) => SHORT[part.name] ?? words(part.name));
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
  return `${list} alone fires it; nearest ${SHORT[one.name] ?? one.name} +${number(one.distance, 2)}`;
}

function component(part, score) {
  const alone = part.valueToFire === null ? 'cannot fire alone'
    : score.distance <= 0 ? `below ${number(part.valueToFire, 2)} it would not stand`
    : `fires alone at ${number(part.valueToFire, 2)} (+${number(part.distance, 2)})`;
  return element('div', '', [
    element('span', 'swatch ' + part.name), element('strong', '', words(part.name)),
    ` ${number(part.value, 2)} × ${number(part.weight, 1)} = ${number(part.contribution, 2)} · ${alone}`,
  ]);
}
