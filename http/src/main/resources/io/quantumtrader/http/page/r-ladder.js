// The R ladder of a position, drawn: its stop, entry, profit lock, tranches and mark on one scale of R.

import {element, replace} from './dom.js';
import {inR, known, measure, number} from './text.js';

/** Labels closer than this go on rows of their own, pixels. */
const APART_PX = 64;
/** Of a ladder that is not in the document yet. */
const USUAL_PX = 480;
/** There are five labels below the bar at most. */
const LAST_ROW = 4;

/** Where the stop lies, in R of the risk frozen at entry, before costs; null if not known. */
export function stopR(p) {
  if (!known(p.stop) || !known(p.entry) || !(p.riskPerUnit > 0)) return null;
  return (p.side === 'SHORT' ? -1 : 1) * (p.stop - p.entry) / p.riskPerUnit;
}

/** @param large with the names and numbers of its marks */
export function rLadder(large = false) {
  const node = element('div', 'r-ladder' + (large ? ' large' : ''), null, {role: 'img', 'aria-label': 'R ladder'});
  return {
    node,
    update(p) {
      const stop = stopR(p);
      const tranches = p.trancheR.map((r, index) => ({r, fired: index < p.tranchesFired, name: `T${index + 1}`})).filter((one) => one.r !== null);
      const all = [-1, stop, p.rNet, p.lockR, ...tranches.map((one) => one.r)].filter((one) => known(one));
      const low = Math.min(...all) - 0.25;
      const high = Math.max(1, ...all) + 0.35;
      const share = (r) => (r - low) / (high - low);
      const at = (r) => (100 * share(r)).toFixed(2) + '%';
      const apart = APART_PX / (node.clientWidth || USUAL_PX);
      const below = rows([['lock', p.lockR], ...tranches.map((one) => [one.name, one.r]), ['stop', stop]], share, apart);
      const above = rows([['entry', 0], ['now', p.rNet]], share, apart);
      replace(node, [at(0), stop, p.rNet?.toFixed(3), p.lockR, tranches, [...below], [...above]], () => draw(p, stop, tranches, at, (name) => large ? above.get(name) ?? below.get(name) : null));
      const last = Math.max(0, ...below.values());
      for (let row = 2; row <= LAST_ROW; row++) node.classList.toggle('rows-' + row, row === last);
      node.setAttribute('aria-label', `R ladder: now ${inR(p.rNet)}, entry 0, stop ${inR(stop)} at ${measure(p.stop)}, `
          + `profit lock from ${inR(p.lockR)}, tranches ${tranches.map((one) => `${inR(one.r, 1)} ${one.fired ? 'fired' : 'not fired'}`).join(', ') || 'not known'}`);
    },
  };
}

/** The row of each label by its name, from 0, so that those beside each other do not cover each other. */
function rows(all, share, apart) {
  const found = new Map();
  const ends = [];
  for (const [name, r] of all.filter((one) => known(one[1])).sort((one, other) => one[1] - other[1])) {
    let row = 0;
    while (row < LAST_ROW && ends[row] !== undefined && share(r) - ends[row] < apart) row++;
    ends[row] = share(r);
    found.set(name, row);
  }
  return found;
}

/** @param row of the label of that name, null where there are no labels */
function draw(p, stop, tranches, at, row) {
  const label = (name, r) => row(name) === null ? null : {row: row(name), lines: [name, r]};
  const parts = [];
  if (known(p.rNet)) {
    const fill = element('i', 'fill ' + (p.rNet < 0 ? 'loss' : 'gain'));
    const [from, to] = [Math.min(0, p.rNet), Math.max(0, p.rNet)];
    fill.style.left = at(from);
    fill.style.width = `calc(${at(to)} - ${at(from)})`;
    parts.push(fill);
  }
  parts.push(mark('entry', at(0), label('entry', '0 R')));
  if (known(p.lockR)) parts.push(mark('lock', at(p.lockR), label('lock', inR(p.lockR, 1))));
  tranches.forEach((one) => parts.push(mark('tranche' + (one.fired ? ' fired' : ''), at(one.r),
      label(one.name, inR(one.r, 1) + (one.fired ? ' ✓' : '')))));
  if (stop !== null) parts.push(mark('stop', at(stop), label('stop', number(stop, 2) + ' R')));
  if (known(p.rNet)) parts.push(mark('now', at(p.rNet), label('now', inR(p.rNet))));
  return parts;
}

function mark(className, left, label) {
  const made = element('i', 'mark ' + className, label === null ? null : element('span', 'row-' + label.row, label.lines.map((line) => element('b', '', line))));
  made.style.left = left;
  return made;
}
