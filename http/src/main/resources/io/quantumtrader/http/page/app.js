// Puts the page together: reads the state once, then follows the events; reads anew whenever something was missed.

import {get, takeTokenFromAddress} from './api.js';
import {showHistory, showStatus} from './account.js';
import {askClose, askRelease, askStepUp, prepareControls} from './controls.js';
import {clearDecisions, prepare, showAlarm, showDecision, showSymbols} from './decisions.js';
import {prepareExplanation} from './explanation.js';
import {showJournal} from './journal.js';
import {NAMES, showLadder, showPermit, showPermits, whenReleaseIsAsked, whenStepUpIsAsked} from './ladder.js';
import {showPosition, showPositions, whenCloseIsAsked} from './positions.js';
import {watch} from './stream.js';
import {byId, write} from './text.js';

const LOST_AFTER_MS = 1500;
let stop = () => {};
let lostTimer = 0;

takeTokenFromAddress();
prepareControls();
prepareExplanation();
whenCloseIsAsked(askClose);
whenReleaseIsAsked(askRelease);
whenStepUpIsAsked(askStepUp);
prepare(follow);
follow(byId('decision-holds').checked);

function follow(holds) {
  stop();
  clearDecisions();
  stop = watch(`newest=100&holds=${holds}`, take, state);
}

const shown = {'/status': account, '/equity': showHistory, '/positions': showPositions, '/ladder': showLadder, '/permits': showPermits};

/** What answers is shown as it comes, whoever else is silent; only a fund that does not tell its status is lost. */
function readAll() {
  const reading = Object.entries(shown).map(async ([path, show]) => show(await get(path)));
  Promise.allSettled(reading);
  return reading[0];
}

function account(status) {
  showStatus(status);
  showSymbols(status.symbols);
  showJournal(status.journal, status.silent, NAMES);
}

function take(name, body) {
  switch (name) {
    case 'status': return account(body);
    case 'position': return showPosition(body);
    case 'ladder': return showLadder(body);
    case 'permit': return showPermit(body);
    case 'decision': return showDecision(body);
    case 'alarm': return showAlarm(body);
    case 'reset':
      clearDecisions();
      return refresh();
    case 'gap': return refresh();
    default: return undefined;
  }
}

const refresh = () => readAll().catch((failure) => lost(failure.message));

function state(now, why) {
  if (now === 'live') {
    clearTimeout(lostTimer);
    lostTimer = 0;
    byId('banner').hidden = true;
    document.body.classList.remove('stale');
    connection('live', 'live');
    refresh();
  } else if (lostTimer === 0) {
    lostTimer = setTimeout(() => lost(why), LOST_AFTER_MS);
  }
}

function lost(why) {
  connection('lost', 'lost');
  document.body.classList.add('stale');
  write(byId('banner'), `Connection lost: what you see is old (${why}). Trying again. In a terminal: ./qt status, ./qt kill`);
  byId('banner').hidden = false;
}

function connection(className, text) {
  byId('connection').className = 'dot ' + className;
  write(byId('connection'), text);
}
