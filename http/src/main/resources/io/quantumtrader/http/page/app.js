// Puts the page together: who is asking, the head, the view that the address names, and the stream of the fund.

import {takeTokenFromAddress} from './api.js';
import {askToken, prepareAsk} from './ask.js';
import {prepareControls} from './controls.js';
import {prepareHead} from './head.js';
import {preparePerson, recognize, whoIsThis} from './person.js';
import {prepareRouter} from './router.js';
import {follow, on} from './store.js';
import {prepareTheme} from './theme.js';

const SHOWN_ONCE = 'quantum-trader-guide-shown';

prepareTheme();
takeTokenFromAddress();
preparePerson(() => askToken());
prepareAsk(async () => {
  await recognize();
  follow();
});
prepareHead();
prepareControls();
if (location.hash === '' && localStorage.getItem(SHOWN_ONCE) === null) history.replaceState(null, '', '#/start');
localStorage.setItem(SHOWN_ONCE, 'yes');
addEventListener('hashchange', () => {
  if (!takeTokenFromAddress()) return;
  recognize();
  follow();
});
prepareRouter();
recognize();
on('connection', ({state}) => { if (state === 'live' && whoIsThis() === null) recognize(); });
follow(false);
