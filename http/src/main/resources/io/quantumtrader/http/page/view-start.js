// The guide: shown once, and whenever it is called again. A first kill and its release, on paper.

import {hasToken} from './api.js';
import {askToken} from './ask.js';
import {askKill} from './controls.js';
import {card, element, replace, write} from './dom.js';
import {latchBox} from './latches.js';
import {control, onPerson} from './person.js';
import {VIEWS} from './router.js';
import {fund} from './store.js';

export function open(view) {
  const kind = element('p', 'sub');
  const token = element('p', 'sub');
  const enter = element('button', 'small', 'Enter the token', {type: 'button'});
  const kill = element('div');
  const latches = element('div');
  const steps = {
    look: step('What you see', [
      'The head names the fund, its equity, what it may do, and whether this page is connected. Everything is live; nothing has to be reloaded. A dash means that there is no data.', kind]),
    token: step('The token', [
      'Looking needs none on this machine. To act, open the address that ./qt up printed, or paste the token here. It is kept for this tab alone.', token, enter]),
    kill: step('Try the kill switch', [
      'Stop opening (key K, from every view) goes to REDUCE ONLY: nothing new is opened, exits and stops stay live. It asks for a reason and acts at once.', kill]),
    release: step('Release it', [
      'A latch stands until a person releases it: no timer does. Each says who set it and what follows.', latches]),
  };
  const done = {kill: false};
  view.main.append(element('div', 'grid', [
    card('First steps', element('ol', 'steps', Object.values(steps)), 'span-7'),
    card('What each view is for', element('dl', 'views', VIEWS.filter(([name]) => name !== 'start').map(([name, title, about]) => element('div', '', [
      element('dt', '', element('a', '', title, {href: '#/' + name})), element('dd', 'sub', about)]))), 'span-5'),
  ]), element('p', '', [element('a', 'button', 'Go to the overview', {href: '#/overview'}), ' ', element('span', 'sub', 'This guide stays in the navigation.')]));
  enter.addEventListener('click', () => askToken());
  view.on('status', (status) => {
    write(kind, `This one is ${status.fund}: ${status.paper ? 'a paper fund, orders go to a simulated venue' : 'a LIVE fund, orders go to a real venue'}${status.synthetic ? ', with prices that are made up' : ''}.`);
    steps.look.classList.add('done');
    show();
  });
  view.on('ladder', show);
  view.onClose(onPerson(show));

  function show(person = undefined) {
    if (person !== undefined && person !== null && 'role' in person) {
      write(token, hasToken() ? `You are ${person.who}, ${person.role.replace('-', ' ')}.` : 'No token yet.');
      steps.token.classList.toggle('done', hasToken());
      enter.hidden = hasToken();
    }
    const paper = fund.status?.paper;
    const standing = fund.ladder?.layers.find((layer) => layer.layer === 'KILL_SWITCH')?.latches ?? [];
    if (standing.length > 0) done.kill = true;
    steps.kill.classList.toggle('done', done.kill);
    steps.release.classList.toggle('done', done.kill && standing.length === 0);
    replace(kill, [paper, standing.length], () => paper === false ? 'This fund is live: try it on a paper fund.'
      : control('tightens', 'kill', 'Stop opening', askKill, {'data-waits': String(paper === undefined || standing.length > 0)}));
    replace(latches, standing, () => standing.length === 0 ? element('p', 'sub', done.kill ? 'Released.' : 'No latch of the kill switch stands.') : standing.map(latchBox));
  }
}

const step = (title, parts) => element('li', '', element('div', 'said', [element('h3', '', title),
  ...parts.map((part) => typeof part === 'string' ? element('p', '', part) : part)]));
