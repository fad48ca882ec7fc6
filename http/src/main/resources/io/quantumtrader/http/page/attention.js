// What a person should look at first, worst first: everything in it was told by the fund.

import {NAMES} from './names.js';
import {dated, figure, percent, words} from './text.js';

const NEAR = 0.75;
const RECENT_ALARMS = 3;

/**
 * @param checks of readiness, null if not known
 * @return items of {tone, text, where}
 */
export function attention(fund, checks, market) {
  const {status, ladder} = fund;
  const found = [];
  const bad = (text, where) => found.push({tone: 'bad', text, where});
  const warn = (text, where) => found.push({tone: 'warn', text, where});
  if (status?.journal.away) bad('The database takes no writes: nothing opens, exits go on.', 'cluster');
  if (ladder) latches(ladder, bad, warn);
  (checks ?? []).filter((one) => !one.passed).forEach((one) => bad(`Check ${one.name} failed: ${one.detail}`, 'cluster'));
  status?.silent.forEach((layer) => bad(`${NAMES[layer]} does not answer.`, 'ladder'));
  for (const one of fund.positions?.values() ?? []) ofPosition(one, bad, warn);
  if (ladder) {
    ladder.layers.filter((layer) => layer.level > 1).flatMap((layer) => layer.distances)
        .filter((one) => one.share !== null && one.share >= NEAR && one.share < 1)
        .slice(0, 5)
        .forEach((one) => warn(`${words(one.code)} (${one.scope}) is at ${percent(one.share, 0)} of firing: ${figure(one.observed) ?? '—'} of ${figure(one.limit) ?? '—'}.`, 'ladder'));
    ladder.stepUps.filter((one) => one.confirmable).forEach((one) => warn(`Size may be raised to ${percent(one.nextFraction, 0)} on ${one.scope}.`, 'ladder'));
  }
  (market ?? []).filter((one) => one.mark === null || one.silent).slice(0, 3).forEach((one) => warn(`${one.symbol} ${one.silent ? 'does not answer' : 'has no mark price'}.`, 'positions/' + one.symbol));
  fund.alarms.filter((one) => one.severity === 'critical').slice(0, RECENT_ALARMS)
      .forEach((one) => warn(`${dated(one.atMs ?? one.toldAtMs)} ${one.symbol === '*' ? '' : one.symbol + ': '}${one.text}`, 'overview'));
  return [...found.filter((one) => one.tone === 'bad'), ...found.filter((one) => one.tone === 'warn')];
}

function latches(ladder, bad, warn) {
  if (ladder.recovering) warn('The ladder is being read back: reduce only until it is.', 'ladder');
  if (ladder.halt) (ladder.halt.state === 'STANDING' ? bad : warn)(`Halt ${ladder.halt.state.toLowerCase()} by ${ladder.halt.persons.join(', ')}: ${ladder.halt.why}`, 'ladder');
  for (const layer of ladder.layers) {
    for (const latch of layer.latches) {
      const tell = latch.permission === 'FLATTEN' ? bad : warn;
      tell(`${words(latch.permission)} on ${latch.scope} by ${NAMES[layer.layer]}${latch.why ? ': ' + latch.why : ''}.`, 'ladder');
      if (latch.pendingRelease) warn(`A release asked by ${latch.pendingRelease.who} waits.`, 'ladder');
    }
    if (layer.latches.length === 0 && layer.permission !== 'TRADE') {
      warn(`${NAMES[layer.layer]}: ${words(layer.permission)} on ${layer.scopes.slice(0, 4).join(', ')}${layer.scopes.length > 4 ? ' and more' : ''}.`, 'ladder');
    }
  }
}

function ofPosition(one, bad, warn) {
  const where = 'positions/' + encodeURIComponent(one.symbol);
  if (!one.protectedAtVenue) bad(`${one.symbol} has no confirmed stop at the venue.`, where);
  if (one.silent) bad(`${one.symbol} does not answer; what is shown of it is old.`, where);
  if (one.killScore && one.killScore.k !== null && one.killScore.distance <= 0) {
    warn(`${one.symbol}: K ${figure(one.killScore.k)} is at its threshold, ${one.killScore.barsAtLimit} of ${one.killScore.barsNeeded} bars.`, where);
  }
}
