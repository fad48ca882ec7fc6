// The seven layers: what each allows, why, how far it is from firing, and who releases it; and the permits.

import {byId, day, distance, element, joined, measure, moment, NONE, percent, reason, span, tone, words, write} from './text.js';

export const NAMES = {
  KILL_SCORE: 'Position kill score', HEAT_GATE: 'Portfolio heat gate', GOVERNOR: 'Governor',
  POSITION_STATE_BRAIN: 'Position-state brain', EMERGENCY_STOP: 'Emergency stop', KILL_SWITCH: 'Safety kill switch', CEO: 'CEO',
};
const layers = new Map();
const permits = new Map();
let onRelease = () => {};

let onStepUp = () => {};

export function whenReleaseIsAsked(listener) {
  onRelease = listener;
}

export function whenStepUpIsAsked(listener) {
  onStepUp = listener;
}

export function showLadder(ladder) {
  const target = byId('permission');
  write(target, ladder.recovering ? 'REDUCE ONLY, recovering' : ladder.permission.replace('_', ' '));
  target.className = 'permission ' + tone(ladder.recovering ? 'REDUCE_ONLY' : ladder.permission);
  const strict = ladder.layers.filter((layer) => layer.permission !== 'TRADE').map((layer) => `${layer.level} ${NAMES[layer.layer]}`);
  const who = ladder.permission === 'TRADE' && !ladder.recovering ? 'Single symbols are restricted by ' : 'By ';
  write(byId('permission-why'), strict.length === 0 ? 'All seven layers allow trading.' : who + strict.join(', '));
  showHalt(ladder.halt);
  showStepUps(ladder.stepUps);
  [...ladder.layers].reverse().forEach(showLayer);
}

/** A halt is no layer and no permission: while it stands nothing is sent, whatever the seven say. */
function showHalt(halt) {
  const target = byId('halt');
  const shown = JSON.stringify(halt);
  if (target.dataset.shown === shown) return;
  target.dataset.shown = shown;
  target.hidden = halt === null;
  if (halt === null) return;
  const stands = halt.state === 'STANDING';
  const pending = stands ? halt.pendingRelease : null;
  const release = element('button', 'small', 'Release…', {type: 'button'});
  release.addEventListener('click', () => onRelease({
    id: halt.id, level: 6, layer: 'HALT', permission: 'HALT', scope: 'everything sent to the venue', why: halt.why,
    releasedBy: halt.releasedBy, releasePhrase: halt.releasePhrase, afterRelease: 'what was held is sent',
  }));
  target.replaceChildren(...[
    element('div', '', [element('strong', '', stands ? 'HALT' : 'Halt proposed'),
      ` by ${halt.persons.join(', ')}${halt.singlePerson ? ' (SINGLE-PERSON)' : ''}`]),
    stands ? release : null,
    ...halt.words.map((word) => element('div', 'sub', `${word.who}, ${day(word.saidMs)}: ${word.why}`)),
    element('div', 'sub', stands ? `Nothing is sent to the venue, exits neither; stops that rest there stay. Since ${day(halt.sinceMs)}.`
      : `Everything is sent as usual. Takes ${halt.setBy}.`),
    pending === null ? null : element('div', 'sub warn', `Release asked by ${pending.who}: ${pending.reason}, until ${day(pending.untilMs)}.`),
  ].filter((part) => part !== null));
}

/** After an emergency stop: how much of the size is back, and the word that raises it. */
function showStepUps(stepUps) {
  const target = byId('step-ups');
  const shown = JSON.stringify(stepUps);
  if (target.dataset.shown === shown) return;
  target.dataset.shown = shown;
  target.replaceChildren(...stepUps.map((one) => {
    const confirm = element('button', 'small', 'Confirm…', {type: 'button'});
    confirm.disabled = !one.confirmable;
    confirm.addEventListener('click', () => onStepUp(one));
    return element('div', 'latch warn', [
      element('div', '', [element('strong', '', `${percent(one.fraction, 0)} of size`), ' on ', element('code', '', one.scope)]),
      confirm,
      element('div', 'sub', `Step-up after an emergency stop, since ${day(one.sinceMs)}. ${percent(one.nextFraction, 0)} may be confirmed ${one.confirmable ? 'now' : 'from ' + day(one.confirmableAtMs)}.`),
    ]);
  }));
}

function showLayer(layer) {
  if (!layers.has(layer.layer)) {
    const refs = {state: element('span', 'state'), pill: element('span', 'pill'), body: element('div', 'body')};
    byId('layer-rows').append(element('li', '', [
      element('span', 'level', String(layer.level)),
      element('div', 'name', [NAMES[layer.layer], refs.state]), refs.pill, refs.body,
    ]));
    layers.set(layer.layer, refs);
  }
  const refs = layers.get(layer.layer);
  write(refs.state, words(layer.state));
  write(refs.pill, words(layer.permission));
  refs.pill.className = 'pill ' + tone(layer.permission);
  const shown = JSON.stringify([layer.reasons, layer.distances, layer.latches, layer.permission]);
  if (refs.shown === shown) return;
  refs.shown = shown;
  if (refs.body.contains(document.activeElement)) updateDistances(refs, layer);
  else refs.body.replaceChildren(...body(refs, layer));
}

/** A button with the focus stays where it is: only the bars move. */
function updateDistances(refs, layer) {
  refs.distances?.replaceChildren(...layer.distances.slice(0, 3).map(distance));
}

function body(refs, layer) {
  refs.distances = element('div', '', layer.distances.slice(0, 3).map(distance));
  return [
    layer.permission === 'TRADE' ? null : effect(layer),
    layer.reasons.length === 0 || layer.latches.length > 0 ? null : element('div', '', joined(layer.reasons.map(spelled))),
    refs.distances,
    ...layer.latches.map(latch),
  ].filter((part) => part !== null);
}

/** A reason without numbers says what it means. */
const spelled = (view) => view.observed === null && view.limit === null
  ? element('span', '', [reason(view), ` ${view.meaning}`]) : reason(view);

function effect(layer) {
  const does = [
    layer.effect.blocksOpens ? 'blocks opens' : null, layer.effect.cancelsEntries ? 'cancels entries' : null,
    layer.effect.closes ? 'closes' : 'exits live',
  ].filter((one) => one);
  const since = layer.sinceMs === null ? '' : ` since ${day(layer.sinceMs)}`;
  const until = layer.untilMs === null ? '' : `, until ${day(layer.untilMs)}`;
  const release = layer.latches.length > 0 ? '' : ` Release: ${layer.effect.releasedBy}.`;
  return element('div', '', `${does.join(', ')}${since}${until}.${release}`);
}

function latch(view) {
  const release = element('button', 'small', 'Release…', {type: 'button'});
  release.addEventListener('click', () => onRelease(view));
  const pending = view.pendingRelease;
  const waits = pending === null ? null : element('div', 'sub warn', `Release asked by ${pending.who}: ${pending.reason}. `
      + (pending.effectiveAtMs === null ? 'Another person has to approve it' : `SINGLE-PERSON: to be confirmed from ${day(pending.effectiveAtMs)}`)
      + ` until ${day(pending.untilMs)}.`);
  return element('div', 'latch ' + tone(view.permission), [
    element('div', '', [element('strong', '', words(view.permission)), ' on ', element('code', '', view.scope),
      view.why ? `: ${view.why}` : '']),
    release,
    element('div', 'sub', joined(view.reasons.map(reason))),
    element('div', 'sub', `Set ${view.who ? 'by ' + view.who + ' ' : ''}${day(view.sinceMs)}. Release: ${view.releasedBy}; then ${view.afterRelease}.`),
    waits,
  ]);
}

export function showPermits(list) {
  permits.clear();
  [...list].reverse().forEach((permit) => permits.set(permit.id, permit));
  drawPermits();
}

export function showPermit(permit) {
  permits.delete(permit.id);
  permits.set(permit.id, permit);
  drawPermits();
}

function drawPermits() {
  const newest = [...permits.values()].sort((a, b) => b.issuedAtMs - a.issuedAtMs).slice(0, 8);
  byId('no-permits').hidden = newest.length > 0;
  byId('permit-rows').replaceChildren(...newest.map((one) => element('tr', '', [
    element('td', '', element('code', '', one.id)), element('td', '', one.symbol),
    element('td', one.side === 'LONG' ? 'good' : 'bad', one.side), element('td', 'number', measure(one.maxQuantity)),
    element('td', 'number', `${measure(one.lowPrice)} to ${measure(one.highPrice)}`),
    element('td', '', `${moment(one.issuedAtMs)} for ${span(one.expiresAtMs - one.issuedAtMs)}`),
    element('td', '', element('span', 'pill ' + ({ISSUED: 'good', SPENT: '', EXPIRED: 'warn', VOID: 'warn'}[one.state] ?? ''), words(one.state))),
  ])));
}
