// Whose token this page has and what it may do; controls that it may not use are disabled and say why.

import {dropToken, get, hasToken} from './api.js';
import {byId, element} from './dom.js';

const MEANS = {
  opens: 'of an operator', tightens: 'of an operator or a risk officer', loosens: 'of a risk officer or an administrator',
};
let person = null;
let ask = () => {};
const listeners = new Set();

/** @param onAsk asks for a token */
export function preparePerson(onAsk) {
  ask = onAsk;
}

/** Asks the fund whose token this is. */
export async function recognize() {
  try {
    person = await get('/me');
  } catch (failure) {
    if (failure.status === 401 || failure.status === 429) {
      const sent = hasToken();
      dropToken();
      person = {who: '', role: 'viewer', opens: false, tightens: false, loosens: false, problem: sent ? failure.message : null};
    } else {
      person = null;
    }
  }
  note();
  document.querySelectorAll('[data-needs]').forEach(apply);
  listeners.forEach((listener) => listener(person));
}

export const whoIsThis = () => person;

export function onPerson(listener) {
  listeners.add(listener);
  listener(person);
  return () => listeners.delete(listener);
}

/** Why the person may not; null if they may, or may once they gave a token. */
export function mayNot(needs) {
  if (person === null || person[needs] || !hasToken()) return null;
  return `${person.who} is a ${person.role.replace('-', ' ')}: this takes a token ${MEANS[needs]}.`;
}

/** A button that acts, and what it takes: opens, tightens or loosens. */
export function control(needs, className, text, onClick, attributes = {}) {
  const made = element('button', className, text, {type: 'button', 'data-needs': needs, ...attributes});
  made.addEventListener('click', () => { if (mayNot(needs) === null) onClick(); });
  apply(made);
  return made;
}

/** Says of a button whether it may be used; a button that waits for something else stays disabled. */
export function apply(button) {
  const why = mayNot(button.dataset.needs);
  button.disabled = why !== null || button.dataset.waits === 'true';
  if (why === null) {
    button.removeAttribute('title');
    button.removeAttribute('aria-describedby');
  } else {
    button.title = why;
    button.setAttribute('aria-describedby', 'token-note');
  }
}

function note() {
  const target = byId('token-note');
  const enter = (label) => {
    const button = element('button', 'link', label, {type: 'button'});
    button.addEventListener('click', () => ask());
    return button;
  };
  if (hasToken() && person !== null) {
    const looks = person.tightens ? '' : ', looks only: controls are off';
    target.replaceChildren(element('span', person.tightens ? '' : 'warn', `${person.who}, ${person.role.replace('-', ' ')}${looks}`), ' ', enter('Change'));
  } else if (hasToken()) {
    target.replaceChildren('Token not checked yet');
  } else {
    target.replaceChildren(person?.problem ? element('span', 'bad', person.problem + '. ') : 'Looking only. ', enter('Enter the token'), ' to act.');
  }
}
