// What a person may do: stop opening, flatten, halt, release, close. Each asks once, with a reason.

import {post, tighten} from './api.js';
import {ask, asking, toast} from './ask.js';
import {byId} from './dom.js';
import {NAMES} from './names.js';
import {apply, mayNot} from './person.js';
import {fund, startsAnew} from './store.js';
import {day, micros, percent, words} from './text.js';

/** The kill button of the head, and key K from every view. */
export function prepareControls() {
  byId('kill').addEventListener('click', askKill);
  apply(byId('kill'));
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || asking()) return;
    if (event.key === 'k' || event.key === 'K') {
      event.preventDefault();
      const why = mayNot('tightens');
      if (why === null) askKill();
      else toast(why);
    }
  });
}

export function askKill() {
  ask({
    title: 'Stop opening positions?',
    text: 'The kill switch goes to REDUCE ONLY for everything: resting entries are cancelled, nothing new is opened, exits and stops stay live. An operator releases it.',
    go: 'Stop opening', danger: true, reason: 'operator on the page',
    then: async (reason) => {
      const answer = await tighten('/kill-switch', {enabled: true, permission: 'REDUCE_ONLY', reason});
      const after = answer.acknowledgedMicros;
      toast('Opening stopped' + (after === null ? '' : ` after ${micros(after)}`));
    },
  });
}

export function askFlatten() {
  ask({
    title: 'Close everything?',
    text: 'The kill switch goes to FLATTEN: every position is closed at the market and verified flat at the venue. To trade again it has to be released.',
    go: 'Flatten everything', danger: true, wanted: 'flatten',
    then: async (reason) => {
      await tighten('/kill-switch', {enabled: true, permission: 'FLATTEN', reason});
      toast('Flattening');
    },
  });
}

export function askEmergency() {
  ask({
    title: 'Pull the emergency stop?',
    text: 'Level 5, for everything: entries are cancelled, every position is closed at the market, verified flat at the venue and tried again until it is. After its release size comes back in steps, each confirmed by an operator.',
    go: 'Pull the emergency stop', danger: true, wanted: 'flatten',
    then: async (reason) => {
      const answer = await tighten('/emergency-stop', {reason});
      toast(answer.again ? 'Emergency stop ' + answer.again : 'Emergency stop pulled');
    },
  });
}

export function askHalt() {
  const alone = fund.status?.singlePerson === true;
  ask({
    title: 'Send nothing to the venue?',
    text: 'For faults of the venue alone: nothing is sent any more, EXITS NEITHER. Stops that rest at the venue stay, a flatten waits. '
      + (alone ? 'SINGLE-PERSON: say it again after the delay.' : 'Another operator has to approve it.'),
    go: 'Halt', danger: true, wanted: alone ? 'HALT' : '',
    then: async (reason, typed) => {
      const answer = await tighten('/halt', {reason, phrase: typed});
      toast(answer.waitsFor ? 'Noted. ' + answer.waitsFor : 'Halted');
    },
  });
}

export function askStepUp(stepUp) {
  ask({
    title: `Raise size to ${percent(stepUp.nextFraction, 0)}?`,
    text: `After the emergency stop of ${stepUp.scope}: ${percent(stepUp.fraction, 0)} of the usual size since ${day(stepUp.sinceMs)}. Confirming releases nothing else.`,
    go: 'Confirm the step',
    then: async (reason) => {
      await post('/emergency-stop/step-up', {scope: stepUp.scope, reason});
      toast(`Size is ${percent(stepUp.nextFraction, 0)} of the usual`);
    },
  });
}

export function askRelease(latch) {
  ask({
    title: `Release level ${latch.level}, ${NAMES[latch.layer] ?? words(latch.layer)}?`,
    text: `${words(latch.permission)} on ${latch.scope}${latch.why ? ', set because: ' + latch.why : ''}. Release: ${latch.releasedBy}; then ${latch.afterRelease}.`,
    go: 'Release', wanted: latch.releasePhrase ?? '',
    then: async (reason, typed) => {
      const answer = await post('/release', {latchId: latch.id, reason, phrase: typed});
      const done = (answer.releases ?? []).find((one) => one.state === 'RELEASED');
      toast(answer.waitsFor ? 'Noted. ' + answer.waitsFor : done ? `Released by ${done.persons.join(' and ')}; ${done.follows} follows${remaining(done)}` : 'Done');
    },
  });
}

/** The parts of the scope that may less than what follows. */
const remaining = (release) => release.remaining.map((part) => `; ${words(part.permission)} remains for ${part.symbols.join(', ')} by ${part.by.join(', ')}`).join('');

/** @param number of theta or limits, as the fund tells it */
export function askChange(number) {
  ask({
    title: `Change ${number.key}?`,
    text: `${number.about ? number.about + ' ' : ''}Now ${number.value}. Nothing typed gives back what the configuration says. The change is recorded with your name and reason; then the fund starts anew within seconds, while stops rest at the venue.`
      + (fund.status?.singlePerson ? '' : ' Another person has to say the same.'),
    go: 'Change', value: number.value,
    then: async (reason, typed, value) => {
      const answer = await post('/limits', {numbers: `${number.key}=${value}`, reason});
      if (answer.changed) startsAnew();
      toast(answer.waitsFor ? 'Noted. ' + answer.waitsFor : `${answer.changes.map((one) => `${one.key}: ${one.from} → ${one.to}${one.asConfigured ? ' (as configured)' : ''}`).join(', ')}. In force ${answer.inForce}`);
    },
  });
}

export function askClose(symbol) {
  ask({
    title: `Close ${symbol}?`,
    text: 'The whole position is closed at the market. No layer can refuse a close.',
    go: 'Close ' + symbol, danger: true, reason: 'operator on the page',
    then: async (reason) => {
      await post(`/positions/${encodeURIComponent(symbol)}/close`, {reason});
      toast(symbol + ' is being closed');
    },
  });
}
