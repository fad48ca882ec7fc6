// The seven layers: what each allows and why, how far it is from firing, who releases it; and the controls of levels 5 and 6.

import {post} from './api.js';
import {toast} from './ask.js';
import {askEmergency, askFlatten, askHalt, askKill} from './controls.js';
import {card, element, figures, joined, replace, tint, write} from './dom.js';
import {haltBox, latchBox, stepUpBox} from './latches.js';
import {NAMES} from './names.js';
import {control} from './person.js';
import {distance, reason} from './reasons.js';
import {recordTable} from './record.js';
import {count, day, micros, NONE, second, tone, words} from './text.js';

const MOST_DISTANCES = 3;

export function open(view) {
  const permission = element('p', 'permission', NONE, {'aria-live': 'polite'});
  const why = element('p', 'sub');
  const halt = element('div', '', null, {role: 'status', id: 'halt'});
  const steps = element('div');
  const rows = element('ol', 'layer-rows', null, {'aria-label': 'Layers, from level 7 down'});
  const layers = new Map();

  view.main.append(element('div', 'grid', [
    element('div', 'card span-8', [element('h2', '', 'Seven layers'), rows]),
    element('div', 'span-4 column first', [
      card('Permission', [permission, why, halt, steps, element('div', 'buttons', [
        control('tightens', 'kill', 'Stop opening', askKill),
        control('tightens', 'flatten', 'Flatten…', askFlatten, {id: 'flatten'}),
        control('tightens', 'flatten', 'Emergency stop…', askEmergency, {id: 'emergency'}),
        control('loosens', '', 'Halt…', askHalt, {id: 'ask-halt'}),
      ])]),
      rehearsal(),
    ]),
    card('Latches and halts on record', recordTable(view, 'latches', [
      ['Set (UTC)', (one) => second(one.sinceMs)], ['Level', (one) => `${one.level} ${NAMES[one.layer] ?? words(one.layer)}`, null, 'tight'],
      ['On', (one) => one.scope], ['Allows', (one) => words(one.permission), (one) => tone(one.permission)],
      ['Code', (one) => one.code], ['By', (one) => one.who, null, 'tight'], ['Why', (one) => one.why, null, 'wrap'],
      ['Released (UTC)', (one) => one.releasedAtMs === null ? 'stands' : second(one.releasedAtMs), (one) => one.releasedAtMs === null ? 'warn' : ''],
      ['By', (one) => one.releasedBy, null, 'tight'], ['Because', (one) => one.releaseWhy, null, 'wrap'], ['Then', (one) => one.follows],
    ], (one) => one.latchId + one.place)),
    card('Changes of the ladder', recordTable(view, 'ladder', [
      ['When (UTC)', (one) => second(one.atMs)], ['Level', (one) => `${one.level} ${NAMES[one.layer] ?? words(one.layer)}`, null, 'tight'],
      ['Event', (one) => one.event], ['On', (one) => one.scope], ['Leaves', (one) => words(one.permission), (one) => tone(one.permission), 'tight'],
      ['Code', (one) => one.code], ['By', (one) => one.who, null, 'tight'], ['Why', (one) => one.why, null, 'wrap'],
    ], (one) => String(one.place))),
  ]));

  view.on('ladder', (ladder) => {
    write(permission, ladder.recovering ? 'REDUCE ONLY, recovering' : ladder.permission.replace('_', ' '));
    tint(permission, 'permission ' + tone(ladder.recovering ? 'REDUCE_ONLY' : ladder.permission));
    write(why, `Version ${count(ladder.version)} of the ladder; permits of older versions are void.`);
    replace(halt, ladder.halt, () => ladder.halt === null ? [] : haltBox(ladder.halt));
    replace(steps, ladder.stepUps, () => ladder.stepUps.map(stepUpBox));
    [...ladder.layers].reverse().forEach((layer) => showLayer(layers, rows, layer));
  });
}

function showLayer(layers, rows, layer) {
  if (!layers.has(layer.layer)) {
    const refs = {state: element('span', 'state'), pill: element('span', 'pill'), facts: element('div'), near: element('div'), latches: element('div')};
    rows.append(element('li', '', [
      element('span', 'level', String(layer.level)),
      element('div', 'name', [NAMES[layer.layer], refs.state]), refs.pill, element('div', 'body', [refs.facts, refs.near, refs.latches]),
    ]));
    layers.set(layer.layer, refs);
  }
  const refs = layers.get(layer.layer);
  write(refs.state, words(layer.state));
  write(refs.pill, words(layer.permission));
  tint(refs.pill, 'pill ' + tone(layer.permission));
  replace(refs.facts, [layer.reasons, layer.permission, layer.latches.length, layer.untilMs], () => facts(layer));
  replace(refs.near, layer.distances.slice(0, MOST_DISTANCES), () => layer.distances.slice(0, MOST_DISTANCES).map(distance));
  replace(refs.latches, layer.latches, () => layer.latches.map(latchBox));
}

function facts(layer) {
  return [
    layer.permission === 'TRADE' ? null : element('div', '', effect(layer)),
    layer.reasons.length === 0 || layer.latches.length > 0 ? null : element('div', '', joined(layer.reasons.map(spelled))),
  ];
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
  const on = layer.scopes.length === 0 ? '' : ` on ${layer.scopes.slice(0, 6).join(', ')}${layer.scopes.length > 6 ? ` and ${layer.scopes.length - 6} more` : ''}`;
  return `${does.join(', ')}${on}${since}${until}.${release}`;
}

/** The way of a kill without killing, and how long it took. */
function rehearsal() {
  const told = figures(['Gate refused after', 'Last symbol answered', 'Rehearsals, median', 'Rehearsals, p99', 'Kills, median', 'Kills, slowest']);
  const said = element('p', 'sub', 'Goes the way of a kill through the send gate to every symbol and back. No permission changes.');
  const run = control('tightens', '', 'Rehearse a kill', async () => {
    run.disabled = true;
    try {
      const took = await post('/kill-switch/rehearsal', {});
      told.show('Gate refused after', micros(took.gateMicros));
      told.show('Last symbol answered', micros(took.acknowledgedMicros));
      told.show('Rehearsals, median', micros(took.rehearsedGate.p50Micros));
      told.show('Rehearsals, p99', micros(took.rehearsedGate.p99Micros));
      told.show('Kills, median', micros(took.gate.p50Micros));
      told.show('Kills, slowest', micros(took.gate.maxMicros));
      write(said, `${took.symbols} symbols, ${took.silent} of them silent.`);
    } catch (failure) {
      toast(failure.message);
    } finally {
      run.disabled = false;
    }
  });
  return card('Kill rehearsal', [said, told.node, element('div', 'buttons', run)]);
}
