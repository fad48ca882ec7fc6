// The R ladder of a position, drawn: its stop, entry, profit lock, tranches and mark on one scale of R.

import {element, replace} from './dom.js';
import {inR, known, measure, number} from './text.js';

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
      const at = (r) => (100 * (r - low) / (high - low)).toFixed(2) + '%';
      replace(node, [at(0), stop, p.rNet?.toFixed(3), p.lockR, tranches], () => draw(p, stop, tranches, at, large));
      node.setAttribute('aria-label', `R ladder: now ${inR(p.rNet)}, entry 0, stop ${inR(stop)} at ${measure(p.stop)}, `
          + `profit lock from ${inR(p.lockR)}, tranches ${tranches.map((one) => `${inR(one.r, 1)} ${one.fired ? 'fired' : 'not fired'}`).join(', ') || 'not known'}`);
    },
  };
}

function draw(p, stop, tranches, at, large) {
  const parts = [];
  if (known(p.rNet)) {
    const fill = element('i', 'fill ' + (p.rNet < 0 ? 'loss' : 'gain'));
    const [from, to] = [Math.min(0, p.rNet), Math.max(0, p.rNet)];
    fill.style.left = at(from);
    fill.style.width = `calc(${at(to)} - ${at(from)})`;
    parts.push(fill);
  }
  parts.push(mark('entry', at(0), large ? ['entry', '0 R'] : null));
  if (known(p.lockR)) parts.push(mark('lock', at(p.lockR), large ? ['lock', inR(p.lockR, 1)] : null));
  tranches.forEach((one) => parts.push(mark('tranche' + (one.fired ? ' fired' : ''), at(one.r), large ? [one.name + (one.fired ? ' ✓' : ''), inR(one.r, 1)] : null)));
  if (stop !== null) parts.push(mark('stop', at(stop), large ? ['stop', number(stop, 2) + ' R'] : null));
  if (known(p.rNet)) parts.push(mark('now', at(p.rNet), large ? ['now', inR(p.rNet)] : null));
  return parts;
}

function mark(className, left, label) {
  const made = element('i', 'mark ' + className, label === null ? null : element('span', '', label.map((line) => element('b', '', line))));
  made.style.left = left;
  return made;
}
