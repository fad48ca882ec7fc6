// One decision told in full, in a dialog over the page; the address keeps its name, so that it can be passed on.

import {get} from './api.js';
import {byId, element} from './text.js';

const MARK = 'explain=';
let wanted = '';

/** A link that opens the explanation of a decision; it works in another tab too. */
export function explainLink(id, label) {
  const link = element('a', 'explain', 'explain', {href: '#' + MARK + encodeURIComponent(id), 'aria-label': `Explain ${label}`});
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(id);
  });
  return link;
}

export function prepareExplanation() {
  byId('explanation').addEventListener('close', () => history.replaceState(null, '', location.pathname + location.search));
  addEventListener('hashchange', showAsked);
  showAsked();
}

function showAsked() {
  const asked = location.hash.slice(1);
  if (asked.startsWith(MARK)) show(decodeURIComponent(asked.slice(MARK.length)));
}

async function show(id) {
  const dialog = byId('explanation');
  wanted = id;
  history.replaceState(null, '', '#' + MARK + encodeURIComponent(id));
  byId('explanation-title').textContent = id;
  byId('explanation-problem').textContent = '';
  byId('explanation-sections').replaceChildren(element('p', 'sub', 'Reading the journal…'));
  if (!dialog.open) dialog.showModal();
  byId('explanation-title').focus();
  try {
    const told = await get(`/decisions/${encodeURIComponent(id)}/explanation`);
    if (wanted !== id) return;
    byId('explanation-title').textContent = told.headline;
    byId('explanation-sections').replaceChildren(...told.sections.map(section));
  } catch (failure) {
    if (wanted !== id) return;
    byId('explanation-sections').replaceChildren();
    byId('explanation-problem').textContent = failure.message;
  }
}

const section = (one) => element('section', '', [
  element('h3', '', one.title),
  element('ul', '', one.statements.map((said) => element('li', '', said.text))),
]);
