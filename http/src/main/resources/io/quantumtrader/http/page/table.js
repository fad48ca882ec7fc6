// A table that is sorted, filtered and paged here, and patched in place: only the rows of the page shown are in the document.

import {element, scrolling, tint, write} from './dom.js';
import {count, NONE} from './text.js';

const REORDER_MS = 2000;
/** Signs of a cell that are shown at once, and how many more there must be before some are folded away. */
const MOST_SIGNS = 80;
const FOLDED_AT_LEAST = 20;

/**
 * @param label names the table for those who cannot see it
 * @param columns each {title, name?, number?, down?: sorts the largest first, value?: row => sorts by it, text?: row => string, tone?: row => class,
 *     fold?: false: shows a long text at once, make?: row => {node, update(row)} for more than text}
 * @param key row => what stays the same while the row changes
 * @param found row => text that a filter looks through; without it there is no filter
 * @param sort {by: index of a column, down: boolean}; without it rows stay in the order given
 * @param empty what is said when there are none
 * @param cards whether rows become cards on a phone
 */
export function table({label, columns, key, found, sort = null, empty = 'Nothing yet.', pageSize = 50, cards = false}) {
  const state = {read: false, rows: [], order: [], page: 0, sort, filter: '', orderedAt: 0, members: ''};
  const shown = new Map();
  const body = element('tbody');
  const heads = columns.map(head);
  const grid = element('table', cards ? 'cards' : '', [
    element('caption', 'hidden', label), element('thead', '', element('tr', '', heads)), body,
  ]);
  const nothing = element('p', 'empty', empty);
  const place = element('span', 'sub');
  const back = step('Previous page', '‹ Newer', -1);
  const on = step('Next page', 'Older ›', 1);
  if (sort !== null) {
    back.textContent = '‹ Previous';
    on.textContent = 'Next ›';
  }
  const pager = element('div', 'pager', [back, place, on]);
  const search = found ? filterField() : null;
  const node = element('div', 'table', [search, scrolling(label, grid), nothing, pager]);

  function head(column, index) {
    const cell = element('th', column.number ? 'number' : '', null, {scope: 'col'});
    if (!column.value || sort === null) {
      cell.append(column.title === '' ? element('span', 'hidden', column.name) : column.title);
      return cell;
    }
    const button = element('button', 'sort', column.title, {type: 'button'});
    button.addEventListener('click', () => {
      const same = state.sort?.by === index;
      state.sort = {by: index, down: same ? !state.sort.down : column.number === true || column.down === true};
      state.orderedAt = 0;
      draw();
    });
    cell.append(button);
    return cell;
  }

  function step(name, text, by) {
    const button = element('button', 'small', text, {type: 'button', 'aria-label': `${name} of ${label}`});
    button.addEventListener('click', () => {
      state.page += by;
      draw();
    });
    return button;
  }

  function filterField() {
    const input = element('input', '', null, {type: 'search', placeholder: 'Filter', 'aria-label': `Filter ${label}`, spellcheck: 'false'});
    input.addEventListener('input', () => {
      state.filter = input.value.trim().toLowerCase();
      state.page = 0;
      state.orderedAt = 0;
      draw();
    });
    return element('div', 'filter', input);
  }

  /** Rows keep their places for a moment, and under the hand that points at them, so that nobody clicks the wrong one. */
  function order() {
    const members = state.rows.map(key).join('\n');
    const settled = members === state.members;
    const held = body.matches(':hover') || body.contains(document.activeElement);
    if (settled && state.orderedAt > 0 && (held || Date.now() - state.orderedAt < REORDER_MS)) {
      const now = new Map(state.rows.map((row) => [key(row), row]));
      state.order = state.order.map((row) => now.get(key(row))).filter((row) => row !== undefined);
      return;
    }
    state.members = members;
    state.orderedAt = Date.now();
    const wanted = state.filter === '' ? [...state.rows] : state.rows.filter((row) => found(row).toLowerCase().includes(state.filter));
    if (state.sort !== null) {
      const value = columns[state.sort.by].value;
      const way = state.sort.down ? -1 : 1;
      wanted.sort((a, b) => compare(value(a), value(b), way));
    }
    state.order = wanted;
  }

  function draw() {
    order();
    const pages = Math.max(1, Math.ceil(state.order.length / pageSize));
    state.page = Math.min(Math.max(0, state.page), pages - 1);
    const from = state.page * pageSize;
    const rows = state.order.slice(from, from + pageSize);
    const keys = new Set(rows.map(key));
    for (const [id, row] of shown) if (!keys.has(id)) { row.node.remove(); shown.delete(id); }
    rows.forEach((row, index) => {
      const id = key(row);
      if (!shown.has(id)) shown.set(id, newRow(row));
      const {node: line, update} = shown.get(id);
      update(row);
      if (body.children[index] !== line) body.insertBefore(line, body.children[index] ?? null);
    });
    heads.forEach((cell, index) => {
      if (state.sort?.by === index) cell.setAttribute('aria-sort', state.sort.down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
    grid.hidden = rows.length === 0;
    nothing.hidden = rows.length > 0;
    write(nothing, !state.read ? 'Not read yet.' : state.filter !== '' && state.rows.length > 0 ? 'Nothing fits the filter.' : empty);
    pager.hidden = pages === 1;
    write(place, `${count(from + 1)} to ${count(from + rows.length)} of ${count(state.order.length)}`);
    back.disabled = state.page === 0;
    on.disabled = state.page === pages - 1;
  }

  function newRow(first) {
    const parts = columns.map((column) => cellOf(column, first));
    return {
      node: element('tr', '', parts.map((part) => part.cell)),
      update: (row) => parts.forEach((part) => part.update(row)),
    };
  }

  function cellOf(column, first) {
    const base = [column.number ? 'number' : '', column.className ?? ''].filter((one) => one).join(' ');
    const made = column.make ? column.make(first) : null;
    const cell = element(column.rowHead ? 'th' : 'td', base, made ? made.node : null,
        {'data-name': column.title, ...(column.rowHead ? {scope: 'row'} : {})});
    if (made) return {cell, update: made.update};
    const say = column.fold === false ? (text) => write(cell, text) : foldable(cell, column.title);
    return {
      cell,
      update(row) {
        const long = say(column.text(row) ?? NONE);
        tint(cell, [base, column.tone?.(row) ?? '', long ? 'folded' : ''].filter((one) => one !== '').join(' '));
      },
    };
  }

  draw();
  return {
    node,
    show(rows) {
      state.read = true;
      state.rows = rows;
      draw();
    },
  };
}

/** Writes into a cell; what is long is cut behind a button that shows the rest. Returns whether it is long. */
function foldable(cell, title) {
  let whole = '';
  let parts = null;
  let open = false;

  function draw() {
    write(parts.said, open ? whole : whole.slice(0, MOST_SIGNS).trimEnd() + '… ');
    write(parts.button, open ? 'less' : 'more');
    parts.button.setAttribute('aria-expanded', String(open));
    parts.button.setAttribute('aria-label', `${open ? 'less' : 'more'} of ${title}`);
  }

  function unfolded() {
    parts = null;
    cell.replaceChildren();
  }

  function folded() {
    parts = {said: element('span'), button: element('button', 'link', 'more', {type: 'button'})};
    parts.button.addEventListener('click', () => {
      open = !open;
      draw();
    });
    cell.replaceChildren(parts.said, ' ', parts.button);
  }

  return (text) => {
    const long = text.length > MOST_SIGNS + FOLDED_AT_LEAST;
    if (!long && parts !== null) unfolded();
    if (long && parts === null) folded();
    if (!long) write(cell, text);
    else if (text !== whole || parts.said.textContent === '') {
      whole = text;
      draw();
    }
    return long;
  };
}

/** What is not known comes last, whichever way. */
function compare(a, b, way) {
  const noA = a === null || a === undefined || Number.isNaN(a);
  const noB = b === null || b === undefined || Number.isNaN(b);
  if (noA || noB) return noA - noB;
  if (typeof a === 'string' || typeof b === 'string') return way * String(a).localeCompare(String(b), 'en', {numeric: true});
  return way * (a - b);
}
