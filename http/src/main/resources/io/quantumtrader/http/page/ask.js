// The one dialog that asks before something is done: what follows, a reason, and a phrase where one is wanted.

import {hasToken, keepToken} from './api.js';
import {byId, focusNear} from './dom.js';

let submit = async () => {};
let phrase = '';
let toastTimer = 0;
let onToken = () => {};
let opener = null;

/** @param whenToken told when a token was entered */
export function prepareAsk(whenToken) {
  onToken = whenToken;
  byId('ask-cancel').addEventListener('click', () => byId('ask').close());
  byId('ask-phrase').addEventListener('input', () => { byId('ask-go').disabled = !phraseFits(); });
  byId('ask-form').addEventListener('submit', send);
  byId('ask').addEventListener('close', () => {
    if (opener?.isConnected && !opener.disabled) opener.focus();
    else focusNear(opener ?? document.body);
  });
}

export const asking = () => byId('ask').open;

/** Asks; without a token it asks for that first. */
export function ask(question) {
  if (!hasToken() && question.label === undefined) {
    askToken(() => ask(question));
    return;
  }
  const {title, text, go, danger = false, reason = '', wanted = '', label = 'Reason', value = null, then} = question;
  byId('ask-title').textContent = title;
  byId('ask-text').textContent = text;
  byId('ask-reason-label').firstChild.textContent = label + ' ';
  byId('ask-reason').value = reason;
  byId('ask-reason').type = label === 'Token' ? 'password' : 'text';
  byId('ask-phrase-label').hidden = wanted === '';
  byId('ask-phrase-wanted').textContent = wanted;
  byId('ask-phrase').value = '';
  byId('ask-value-label').hidden = value === null;
  byId('ask-value').value = value ?? '';
  byId('ask-problem').textContent = '';
  byId('ask-go').textContent = go;
  byId('ask-go').className = danger ? 'danger' : '';
  phrase = wanted;
  submit = then;
  byId('ask-go').disabled = !phraseFits();
  if (!byId('ask').open) {
    opener = document.activeElement;
    byId('ask').showModal();
  }
  const first = byId(value === null ? 'ask-reason' : 'ask-value');
  first.focus();
  first.select();
}

const phraseFits = () => byId('ask-phrase').value.trim() === phrase;

async function send(event) {
  event.preventDefault();
  if (!phraseFits()) return;
  byId('ask-go').disabled = true;
  try {
    const next = await submit(byId('ask-reason').value.trim(), byId('ask-phrase').value.trim(), byId('ask-value').value.trim());
    if (next !== 'stay') byId('ask').close();
  } catch (failure) {
    byId('ask-problem').textContent = failure.message;
  } finally {
    byId('ask-go').disabled = !phraseFits();
  }
}

export function askToken(next = () => {}) {
  ask({
    title: 'Token', label: 'Token',
    text: 'The address that ./qt up printed carries it; it also lies in the token file of the fund.',
    go: 'Keep for this tab',
    then: async (token) => {
      keepToken(token);
      await onToken();
      if (!hasToken()) throw new Error('Nobody has this token, or not any more.');
      byId('ask').close();
      next();
      return 'stay';
    },
  });
}

export function toast(text) {
  const target = byId('toast');
  target.textContent = text;
  target.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { target.hidden = true; }, 6000);
}
