// What a person may do: stop opening, flatten, release, close. Each asks once, with a reason.

import {hasToken, keepToken, post} from './api.js';
import {byId, day, element, percent, words} from './text.js';

let submit = async () => {};
let phrase = '';
let toastTimer = 0;

export function prepareControls() {
  byId('kill').addEventListener('click', askKill);
  byId('flatten').addEventListener('click', askFlatten);
  byId('emergency').addEventListener('click', askEmergency);
  byId('ask-halt').addEventListener('click', askHalt);
  byId('ask-cancel').addEventListener('click', () => byId('ask').close());
  byId('ask-phrase').addEventListener('input', () => { byId('ask-go').disabled = !phraseFits(); });
  byId('ask-form').addEventListener('submit', send);
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || byId('ask').open) return;
    if (event.key === 'k' || event.key === 'K') {
      event.preventDefault();
      askKill();
    }
  });
  showToken();
}

function showToken() {
  const note = byId('token-note');
  if (hasToken()) {
    note.replaceChildren();
    return;
  }
  const enter = element('button', 'link', 'Enter the token', {type: 'button'});
  enter.addEventListener('click', () => askToken(() => {}));
  note.replaceChildren('Looking only. ', enter, ' to act.');
}

function ask({title, text, go, danger = false, reason = '', wanted = '', label = 'Reason', then}) {
  if (!hasToken() && label === 'Reason') {
    askToken(() => ask({title, text, go, danger, reason, wanted, label, then}));
    return;
  }
  byId('ask-title').textContent = title;
  byId('ask-text').textContent = text;
  byId('ask-reason-label').firstChild.textContent = label + ' ';
  byId('ask-reason').value = reason;
  byId('ask-phrase-label').hidden = wanted === '';
  byId('ask-phrase-wanted').textContent = wanted;
  byId('ask-phrase').value = '';
  byId('ask-problem').textContent = '';
  byId('ask-go').textContent = go;
  byId('ask-go').className = danger ? 'danger' : '';
  phrase = wanted;
  submit = then;
  byId('ask-go').disabled = !phraseFits();
  if (!byId('ask').open) byId('ask').showModal();
  byId('ask-reason').focus();
  byId('ask-reason').select();
}

const phraseFits = () => byId('ask-phrase').value.trim() === phrase;

async function send(event) {
  event.preventDefault();
  if (!phraseFits()) return;
  byId('ask-go').disabled = true;
  try {
    const next = await submit(byId('ask-reason').value.trim(), byId('ask-phrase').value.trim());
    if (next !== 'stay') byId('ask').close();
  } catch (failure) {
    byId('ask-problem').textContent = failure.message;
  } finally {
    byId('ask-go').disabled = !phraseFits();
  }
}

function askToken(next) {
  ask({
    title: 'Token', label: 'Token',
    text: 'The address that ./qt up printed carries it; it also lies in the token file of the fund.',
    go: 'Keep for this tab',
    then: async (token) => {
      keepToken(token);
      showToken();
      byId('ask').close();
      next();
      return 'stay';
    },
  });
}

function askKill() {
  ask({
    title: 'Stop opening positions?',
    text: 'The kill switch goes to REDUCE ONLY for everything: resting entries are cancelled, nothing new is opened, exits and stops stay live. An operator releases it.',
    go: 'Stop opening', danger: true, reason: 'operator on the page',
    then: async (reason) => {
      const answer = await post('/kill-switch', {enabled: true, permission: 'REDUCE_ONLY', reason});
      const micros = answer.acknowledgedMicros;
      toast('Opening stopped' + (micros === null ? '' : ` after ${(micros / 1000).toFixed(1)} ms`));
    },
  });
}

function askFlatten() {
  ask({
    title: 'Close everything?',
    text: 'The kill switch goes to FLATTEN: every position is closed at the market and verified flat at the venue. To trade again it has to be released.',
    go: 'Flatten everything', danger: true, wanted: 'flatten',
    then: async (reason) => {
      await post('/kill-switch', {enabled: true, permission: 'FLATTEN', reason});
      toast('Flattening');
    },
  });
}

function askEmergency() {
  ask({
    title: 'Pull the emergency stop?',
    text: 'Level 5, for everything: entries are cancelled, every position is closed at the market, verified flat at the venue and tried again until it is. After its release size comes back in steps, each confirmed by an operator.',
    go: 'Pull the emergency stop', danger: true, wanted: 'flatten',
    then: async (reason) => {
      const answer = await post('/emergency-stop', {reason});
      toast(answer.again ? 'Emergency stop ' + answer.again : 'Emergency stop pulled');
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

function askHalt() {
  const alone = document.body.dataset.persons === 'one';
  ask({
    title: 'Send nothing to the venue?',
    text: 'For faults of the venue alone: nothing is sent any more, EXITS NEITHER. Stops that rest at the venue stay, a flatten waits. '
      + (alone ? 'SINGLE-PERSON: say it again after the delay.' : 'Another operator has to approve it.'),
    go: 'Halt', danger: true, wanted: alone ? 'HALT' : '',
    then: async (reason, typed) => {
      const answer = await post('/halt', {reason, phrase: typed});
      toast(answer.waitsFor ? 'Noted. ' + answer.waitsFor : 'Halted');
    },
  });
}

export function askRelease(latch) {
  ask({
    title: `Release level ${latch.level}, ${words(latch.layer)}?`,
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

function toast(text) {
  const target = byId('toast');
  target.textContent = text;
  target.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { target.hidden = true; }, 5000);
}
