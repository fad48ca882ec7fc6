// One decision told in full: inputs, the word of each layer, what was sent, what came back, and whether it was derived again.

import {get} from './api.js';
import {card, element, write} from './dom.js';
import {jobSays, ofDecision, startJob} from './jobs.js';
import {day, words} from './text.js';

export function open(view) {
  const id = view.argument;
  const headline = element('p', 'headline', 'Reading the journal…', {'aria-live': 'polite'});
  const about = element('p', 'sub');
  const problem = element('p', 'problem', '', {role: 'alert'});
  const sections = element('div', 'sections');
  const again = element('button', 'small', 'Replay this one', {type: 'button'});
  const replayed = element('p', 'sub', '', {role: 'status'});
  let decision = null;
  again.addEventListener('click', () => startJob(view, ofDecision(decision), (job) => write(replayed, `Replay: ${jobSays(job)}`)));
  again.disabled = true;
  view.main.append(element('p', '', element('a', '', '‹ Decisions', {href: '#/decisions'})),
      card('Decision', [headline, about, problem, element('div', 'buttons', again), replayed, sections]));
  read();

  async function read() {
    try {
      const told = await get(`/decisions/${encodeURIComponent(id)}/explanation`);
      decision = told;
      again.disabled = byGuardian(told);
      if (byGuardian(told)) again.title = 'What the guardian saw at the venue is not in the record.';
      write(headline, told.headline);
      write(replayed, `Derived again for this page: ${DERIVED[told.derived]}`);
      about.replaceChildren(element('a', '', told.symbol, {href: '#/positions/' + encodeURIComponent(told.symbol)}),
          ` · ${words(told.action)} · ${day(told.atMs)} · tick ${told.tick} · number ${told.sequence} of its journal`);
      sections.replaceChildren(...told.sections.map((one) => element('section', '', [
        element('h2', '', one.title),
        element('ul', '', one.statements.map((said) => element('li', '', said.text))),
      ])));
      write(problem, '');
    } catch (failure) {
      write(headline, '');
      write(problem, failure.message);
    }
  }
}

/** What was decided for a symbol that was down has a journal of its own. */
const byGuardian = (told) => /-g-\d+$/.test(told.id);

const DERIVED = {
  SAME: 'the kernel, asked again with what is recorded, gives the decision and the numbers on record.',
  DIFFERENT: 'the kernel, asked again, does NOT give the numbers on record. In a terminal: ./qt replay --verify',
  NOT_ASKED: 'the kernel was not asked again: a word or the state of orders made it, a layer refused it, or too little is recorded.',
};
