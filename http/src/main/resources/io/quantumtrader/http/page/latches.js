// Latches, halts and steps as they stand, each with the button that releases or confirms it.

import {askRelease, askStepUp} from './controls.js';
import {element, joined} from './dom.js';
import {control} from './person.js';
import {reason} from './reasons.js';
import {day, percent, tone, words} from './text.js';

const kept = (parts) => parts.filter((part) => part !== null);

/** A halt is no layer and no permission: while it stands nothing is sent, whatever the seven say. */
export function haltBox(halt) {
  const stands = halt.state === 'STANDING';
  const pending = stands ? halt.pendingRelease : null;
  const release = () => askRelease({
    id: halt.id, level: 6, layer: 'HALT', permission: 'HALT', scope: 'everything sent to the venue', why: halt.why,
    releasedBy: halt.releasedBy, releasePhrase: halt.releasePhrase, afterRelease: 'what was held is sent',
  });
  return element('div', 'latch bad', kept([
    element('div', '', [element('strong', '', stands ? 'HALT' : 'Halt proposed'),
      ` by ${halt.persons.join(', ')}${halt.singlePerson ? ' (SINGLE-PERSON)' : ''}`]),
    stands ? control('loosens', 'small', 'Release…', release, {'aria-label': 'Release the halt'}) : null,
    ...halt.words.map((word) => element('div', 'sub', `${word.who}, ${day(word.saidMs)}: ${word.why}`)),
    element('div', 'sub', stands ? `Nothing is sent to the venue, exits neither; stops that rest there stay. Since ${day(halt.sinceMs)}.`
      : `Everything is sent as usual. Takes ${halt.setBy}.`),
    pending === null ? null : element('div', 'sub warn', `Release asked by ${pending.who}: ${pending.reason}, until ${day(pending.untilMs)}.`),
  ]));
}

/** After an emergency stop: how much of the size is back, and the word that raises it. */
export function stepUpBox(one) {
  const confirm = control('loosens', 'small', 'Confirm…', () => askStepUp(one), {'aria-label': `Confirm the step of ${one.scope}`, 'data-waits': String(!one.confirmable)});
  if (!one.confirmable) confirm.disabled = true;
  return element('div', 'latch warn', [
    element('div', '', [element('strong', '', `${percent(one.fraction, 0)} of size`), ' on ', element('code', '', one.scope)]),
    confirm,
    element('div', 'sub', `Step-up after an emergency stop, since ${day(one.sinceMs)}. ${percent(one.nextFraction, 0)} may be confirmed ${one.confirmable ? 'now' : 'from ' + day(one.confirmableAtMs)}.`),
  ]);
}

export function latchBox(view) {
  const pending = view.pendingRelease;
  const waits = pending === null ? null : element('div', 'sub warn', `Release asked by ${pending.who}: ${pending.reason}. `
      + (pending.effectiveAtMs === null ? 'Another person has to approve it' : `SINGLE-PERSON: to be confirmed from ${day(pending.effectiveAtMs)}`)
      + ` until ${day(pending.untilMs)}.`);
  return element('div', 'latch ' + tone(view.permission), kept([
    element('div', '', [element('strong', '', words(view.permission)), ' on ', element('code', '', view.scope),
      view.why ? `: ${view.why}` : '']),
    control('loosens', 'small', 'Release…', () => askRelease(view), {'aria-label': `Release ${words(view.permission)} on ${view.scope}, level ${view.level}`}),
    element('div', 'sub', joined(view.reasons.map(reason))),
    element('div', 'sub', `Set ${view.who ? 'by ' + view.who + ' ' : ''}${day(view.sinceMs)}. Release: ${view.releasedBy}; then ${view.afterRelease}.`),
    waits,
  ]));
}
