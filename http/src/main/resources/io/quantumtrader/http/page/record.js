// A view of the record as a table: newest first, page by page, and whole as a CSV file.

import {download} from './api.js';
import {toast} from './ask.js';
import {element, write} from './dom.js';
import {table} from './table.js';
import {count, text} from './text.js';

const PAGE = 50;
const EVERY_MS = 10000;

/**
 * @param view of the page
 * @param name of the view of the record
 * @param columns each [title, row => text, row => class or null, class of the cell], or an object as tables take them
 * @param key row => what names it
 * @param query () => the filters as parameters; without it all rows
 * @return nodes; the first has `reload`
 */
export function recordTable(view, name, columns, key, query = () => new URLSearchParams()) {
  const trail = [null];
  let next = null;
  const shown = table({label: `${view.title}: ${name}`, key, pageSize: PAGE, empty: 'Nothing on record.',
    columns: columns.map((one) => Array.isArray(one) ? column(one) : one)});
  const place = element('span', 'sub');
  const newer = button('‹ Newer', `Newer rows of ${name}`, () => { trail.pop(); read(); });
  const older = button('Older ›', `Older rows of ${name}`, () => { trail.push(next); read(); });
  const csv = button('CSV', `Download all of ${name} as CSV`, async () => {
    try {
      const wanted = query();
      wanted.set('format', 'csv');
      await download(`/views/${name}?${wanted}`, name + '.csv');
    } catch (failure) {
      toast(failure.message);
    }
  });
  const problem = element('p', 'problem', '', {role: 'alert'});
  newer.disabled = true;
  older.disabled = true;

  const read = view.poll(`Record: ${name}`, () => {
    const wanted = query();
    wanted.set('limit', PAGE);
    const after = trail[trail.length - 1];
    if (after !== null) wanted.set('after', after);
    return `/views/${name}?${wanted}`;
  }, EVERY_MS, (answer) => {
    write(problem, '');
    next = answer.next;
    shown.show(answer.rows);
    newer.disabled = trail.length === 1;
    older.disabled = next === null;
    write(place, `page ${count(trail.length)}${answer.behind > 0 ? `, ${count(answer.behind)} events of the journal not taken in yet` : ''}`);
  }, (failure) => write(problem, failure.message));

  const node = element('div', 'record', [shown.node, problem, element('div', 'pager', [newer, place, older, csv])]);
  node.reload = () => {
    trail.length = 1;
    read();
  };
  return node;
}

function button(label, name, onClick) {
  const made = element('button', 'small', label, {type: 'button', 'aria-label': name});
  made.addEventListener('click', onClick);
  return made;
}

function column([title, shown, tone = null, className = '']) {
  return {title, className, text: (row) => text(shown(row)), ...(tone === null ? {} : {tone})};
}

/** A form of filters; calls back when one is changed. Fields are {name, label, type} or {name, label, options}. */
export function filterForm(label, fields, onChange, initial = new URLSearchParams()) {
  const inputs = new Map();
  const form = element('form', 'filters', fields.map((field) => {
    const input = field.options
      ? element('select', '', field.options.map(([value, title]) => element('option', '', title, {value})))
      : element('input', '', null, {type: field.type ?? 'text', spellcheck: 'false', autocomplete: 'off', ...(field.list ? {list: field.list} : {}), ...(field.size ? {size: field.size} : {})});
    if (initial.has(field.name)) input.value = initial.get(field.name);
    if (field.type === 'checkbox') input.checked = initial.get(field.name) === 'true';
    input.addEventListener('change', onChange);
    inputs.set(field.name, input);
    return element('label', '', [`${field.label} `, input]);
  }), {'aria-label': label});
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onChange();
  });
  return {
    node: form,
    input: (name) => inputs.get(name),
    value: (name) => inputs.get(name).type === 'checkbox' ? inputs.get(name).checked : inputs.get(name).value.trim(),
    /** Times are typed as UTC. */
    timeMs(name) {
      const typed = inputs.get(name).value;
      return typed === '' ? null : Date.parse(typed + 'Z');
    },
  };
}
