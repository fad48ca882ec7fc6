// What is told of a position, in a row of the list and on its own view: kill score, distances, stop, next action.

import {element, replace, tint, write} from './dom.js';
import {COMPONENTS} from './names.js';
import {distance, filled} from './reasons.js';
import {known, measure, NONE, number, percent, words} from './text.js';

const BEYOND = 1.35;

/** K with its parts stacked towards the mark at which they fire. The way runs in their sum: K itself begins halfway up. */
export function killScore() {
  const k = element('div');
  const bar = element('div', 'bar stack', null, {'aria-hidden': 'true'});
  const near = element('div', 'sub');
  return {
    node: [k, bar, near],
    update({killScore: score, killScoreMissing: missing}) {
      if (!score || score.k === null) {
        write(k, `K ${NONE}`);
        tint(k, '');
        write(near, missing ?? NONE);
        replace(bar, null, () => []);
        return;
      }
      const fires = score.distance <= 0;
      write(k, `K ${number(score.k, 3)} · ${fires ? 'at the threshold' : number(score.distance, 3) + ' below'} ${number(score.threshold, 2)}, ${percent(Math.max(0, score.z / score.zThreshold), 0)} of the way`);
      tint(k, fires ? 'bad' : score.distance < 0.03 ? 'warn' : '');
      replace(bar, score.components.map((part) => part.contribution), () => [...score.components.map((part) => {
        const piece = element('b', part.name);
        piece.style.width = Math.max(0, 100 * part.contribution / (score.zThreshold * BEYOND)) + '%';
        return piece;
      }), threshold()]);
      write(near, fires ? `${score.barsAtLimit} of ${score.barsNeeded} bars needed (last ${score.barsWindow})` : nearest(score));
    },
  };
}

function threshold() {
  const made = element('i', 'tick');
  made.style.left = 100 / BEYOND + '%';
  return made;
}

function nearest(score) {
  const alone = score.components.filter((part) => part.distance !== null && part.weight > 0);
  if (alone.length === 0) return 'no single change fires it';
  const one = alone.reduce((best, part) => part.distance * part.weight < best.distance * best.weight ? part : best);
  const names = alone.map((part) => COMPONENTS[part.name] ?? words(part.name));
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
  return `${list} alone fires it; nearest ${COMPONENTS[one.name] ?? one.name} +${number(one.distance, 2)}`;
}

/** Each part of the kill score in words. */
export function components() {
  const node = element('div', 'components');
  return {
    node,
    update({killScore: score, killScoreMissing: missing}) {
      if (!score || score.k === null) {
        replace(node, missing, () => `No kill score: ${missing ?? 'not known'}. Score and harvest are off, the stop is not.`);
        return;
      }
      replace(node, score.components, () => score.components.map((part) => element('div', '', [
        element('span', 'swatch ' + part.name), element('strong', '', words(part.name)),
        ` ${number(part.value, 2)} × ${number(part.weight, 1)} = ${number(part.contribution, 2)} · ${alone(part, score)}`,
      ])));
    },
  };
}

function alone(part, score) {
  if (part.valueToFire === null) return 'cannot fire alone';
  return score.distance <= 0 ? `below ${number(part.valueToFire, 2)} it would not stand`
    : `fires alone at ${number(part.valueToFire, 2)} (+${number(part.distance, 2)})`;
}

/** What would happen next and what would make it happen: the nearest of all triggers. */
export function nextAction(p) {
  const next = p.distances.find((one) => one.share !== null);
  if (!next) return {code: NONE, why: 'no trigger has a distance', share: null};
  return {code: words(next.code), why: next.change || `${measure(next.observed)} of ${measure(next.limit)}`, share: next.share};
}

export function next() {
  const code = element('div');
  const bar = element('div', 'bar', null, {'aria-hidden': 'true'});
  const why = element('div', 'sub');
  return {
    node: [code, bar, why],
    update(p) {
      const action = nextAction(p);
      write(code, action.code);
      write(why, action.why);
      replace(bar, action.share, () => action.share === null ? [] : filled(action.share));
    },
  };
}

/** Every trigger, nearest first. */
export function allDistances() {
  const node = element('div', 'distances');
  return {node, update: (p) => replace(node, p.distances, () => p.distances.map(distance))};
}

/** A line of text above a smaller one. */
export function two(first, second) {
  const top = element('div');
  const below = element('div', 'sub');
  return {
    node: [top, below],
    update(p) {
      const [upper, upperClass = ''] = first(p);
      const [lower, lowerClass = ''] = second(p);
      write(top, upper);
      tint(top, upperClass);
      write(below, lower);
      tint(below, ('sub ' + lowerClass).trim());
    },
  };
}

/** How far the kill score is below its threshold; for sorting, nearest first. */
export const killDistance = (p) => known(p.killScore?.distance) ? p.killScore.distance : null;
