// Reasons, distances and bars, as several views show them.

import {element} from './dom.js';
import {figure, NONE, percent} from './text.js';

/** One reason: its code, the number that was seen and the number it was held against. */
export function reason(view) {
  const seen = figure(view.observed);
  const limit = figure(view.limit);
  const numbers = seen === null ? '' : limit === null ? ' ' + seen : ` ${seen} against ${limit}`;
  return element('span', '', [element('code', '', view.code), numbers], {title: `Level ${view.level}: ${view.meaning}`});
}

/** The part of a bar that is gone. */
export function filled(share) {
  const fill = element('i', share >= 1 ? 'over' : share >= 0.75 ? 'near' : 'far');
  fill.style.width = Math.min(100, 100 * share) + '%';
  return fill;
}

export const bar = (share) => element('div', 'bar', share === null || share === undefined ? null : filled(share), {'aria-hidden': 'true'});

/** Of one symbol, it is named. */
const scoped = (view) => view.scope?.includes('/') ? `${view.code} ${view.scope.split('/')[1]}` : view.code;

/** What is many times over the limit has fired, however far. */
const told = (share) => share >= 10 ? '> 999 %' : percent(share, 0);

/** How far a trigger is from firing: its code, a bar that is full when it fires, the numbers and the change in words. */
export function distance(view) {
  const numbers = view.observed === null && view.limit === null ? NONE
    : `${figure(view.observed) ?? NONE} of ${figure(view.limit) ?? NONE}${view.share === null ? '' : ` · ${told(view.share)}`}`;
  return element('div', 'distance', [
    element('code', '', scoped(view), {title: view.scope}), bar(view.share), element('span', 'number', numbers),
    view.change ? element('span', 'change', view.change) : null,
  ]);
}

/** The nearest distance of a code on any layer; null where the ladder tells none. */
export const distanceOf = (ladder, code) => ladder?.layers.flatMap((layer) => layer.distances).find((one) => one.code === code) ?? null;

/** The limit of a code as the ladder has it in force; null where it tells none. */
export const limitOf = (ladder, code) => distanceOf(ladder, code)?.limit ?? null;
