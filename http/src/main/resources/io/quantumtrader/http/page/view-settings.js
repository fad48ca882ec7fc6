// The configuration in force with its sources, the limits, what was asked of the API, and how this page looks.

import {askChange} from './controls.js';
import {card, element, write} from './dom.js';
import {control} from './person.js';
import {table} from './table.js';
import {choose, chosen} from './theme.js';
import {day, text} from './text.js';

const shown = (value) => typeof value === 'object' && value !== null ? JSON.stringify(value) : text(value);

export function open(view) {
  const settings = table({label: 'Settings', key: (one) => one.key, sort: {by: 0, down: false}, found: (one) => `${one.key} ${shown(one.value)} ${one.source}`, pageSize: 40, cards: true, columns: [
    {title: 'Key', rowHead: true, className: 'wrap whole', value: (one) => one.key, text: (one) => one.key},
    {title: 'Value', className: 'wrap', value: (one) => shown(one.value), text: (one) => shown(one.value)},
    {title: 'From', className: 'wrap', value: (one) => one.source, text: (one) => one.source},
  ]});
  const limits = limitTable('Limits in force');
  const theta = limitTable('Theta in force');
  const noLimits = element('p', 'problem', '', {role: 'alert'});
  const setAside = element('p', 'problem', '', {role: 'alert'});
  const waiting = element('ul', 'sub');
  const writes = table({label: 'What was asked of the API', key: (one) => `${one.atMs} ${one.path} ${one.who} ${one.status} ${one.from}`, pageSize: 25, cards: true, empty: 'Nothing was asked yet.', columns: [
    {title: 'When', text: (one) => day(one.atMs)}, {title: 'Who', text: (one) => text(one.who)}, {title: 'Role', text: (one) => text(one.role)},
    {title: 'From', text: (one) => one.from}, {title: 'What', className: 'wrap', text: (one) => one.asked ? `${one.path} ${one.asked}` : one.path},
    {title: 'Answer', number: true, text: (one) => String(one.status), tone: (one) => one.status < 300 ? 'good' : one.status < 500 ? 'warn' : 'bad'},
    {title: 'Reason', className: 'wrap', text: (one) => text(one.reason)},
  ]});
  const strangers = element('input', '', null, {type: 'checkbox'});
  view.main.append(element('div', 'grid', [
    card('Limits', [noLimits, setAside, waiting, limits.node]),
    card('Theta', theta.node),
    card('Audit of writes', [element('div', 'filters', element('label', '', [strangers, ' without a known token'])), writes.node]),
    card('Configuration', [element('p', 'sub', 'What may hold a secret is masked.'), settings.node]),
    card('Appearance', [themes(), element('p', 'sub', 'Kept in this browser.')]),
  ]));
  view.poll('Configuration', '/configuration', 0, (answer) => settings.show(answer.settings));
  view.poll('Limits', '/limits', 5000, (answer) => {
    write(noLimits, '');
    write(setAside, misfits(answer));
    waiting.replaceChildren(...answer.flatMap(first).map((one) => element('li', '', one)));
    limits.show(answer.filter((one) => one.kind === 'LIMIT'));
    theta.show(answer.filter((one) => one.kind === 'THETA'));
  }, (failure) => write(noLimits, `The limits in force cannot be read: ${failure.message}`));
  const read = view.poll('Audit of writes', () => `/writes?limit=500&strangers=${strangers.checked}`, 5000, (answer) => writes.show(answer));
  strangers.addEventListener('change', read);
}

/** What operators set and what does not count. */
function misfits(limits) {
  const set = limits.filter((one) => one.setAside);
  return set.length === 0 ? '' : `Nothing is opened: the numbers that operators set do not fit the configuration, which counts without them: ${set.map((one) => `${one.key} ${one.setAside}`).join(', ')}. Change them or take them back.`;
}

/** First words for another value of a number. */
const first = (number) => number.waiting.map((one) => `${number.key} ${number.value} → ${one.to} waits for another person: ${one.who}, ${day(one.saidMs)}, until ${day(one.untilMs)}: ${one.reason}`);

function limitTable(label) {
  return table({label, key: (one) => one.key, sort: {by: 0, down: false}, found: (one) => `${one.key} ${one.about}`, pageSize: 20, cards: true, columns: [
    {title: 'Key', rowHead: true, className: 'whole', value: (one) => one.key, text: (one) => one.key},
    {title: 'Value', number: true, value: (one) => Number.isNaN(Number(one.value)) ? one.value : Number(one.value), text: (one) => text(one.value)},
    {title: 'From', value: (one) => one.source, text: (one) => text(one.source)},
    {title: 'What it is', className: 'wrap whole', fold: false, text: (one) => text(one.about)},
    {title: '', name: 'Change', make: (first) => {
      let now = first;
      return {node: control('tightens', 'small', 'Change…', () => askChange(now), {'aria-label': 'Change ' + first.key}), update: (one) => { now = one; }};
    }},
  ]});
}

function themes() {
  const select = element('select', '', [['system', 'as the system has it'], ['light', 'light'], ['dark', 'dark']].map(([value, title]) => element('option', '', title, {value})));
  select.value = chosen();
  select.addEventListener('change', () => choose(select.value));
  return element('div', 'filters', element('label', '', ['Colours ', select]));
}
