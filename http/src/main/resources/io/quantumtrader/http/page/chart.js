// A chart with its words: drawn by Apache ECharts, which is loaded by the first view that has one. Whoever cannot see it has
// the sentence below it and the same figures as a table.

import {element, replace, scrolling, write} from './dom.js';
import {load} from './load.js';
import {colours, onTheme} from './theme.js';

const MOST_TABLE_ROWS = 500;
const LIBRARY = './echarts.js';

/**
 * @param view that it belongs to
 * @param label what it shows
 * @param option (data, colours) => option of ECharts
 * @param says data => one sentence that tells the main thing
 * @param rows data => {head: [...], rows: [[...]]}, the same as text
 * @param empty data => whether there is nothing to draw
 */
export function chart(view, {label, option, says, rows, empty, none = 'No data yet.', tall = false}) {
  const canvas = element('div', 'canvas' + (tall ? ' tall' : ''), null, {role: 'img', 'aria-label': label});
  const sentence = element('figcaption', 'sub');
  const nothing = element('p', 'empty', 'Not read yet.');
  const words = element('div');
  const details = element('details', 'as-table', [element('summary', '', 'As a table'), words], {hidden: ''});
  const node = element('figure', 'chart', [canvas, nothing, sentence, details]);
  canvas.hidden = true;
  let drawn = null;
  let data = null;
  let ended = false;

  async function draw() {
    if (data === null || canvas.hidden) return;
    try {
      const echarts = await load(LIBRARY);
      if (ended || data === null) return;
      const first = drawn === null;
      if (first) {
        drawn = echarts.init(canvas, null, {renderer: 'canvas'});
        new ResizeObserver(() => drawn?.resize()).observe(canvas);
      }
      drawn.setOption({...base(colours()), ...option(data, colours(), first)}, {replaceMerge: ['series']});
      canvas.setAttribute('aria-label', `${label}. ${says(data)}`);
    } catch (failure) {
      canvas.hidden = true;
      nothing.hidden = false;
      write(nothing, `The chart cannot be drawn (${failure.message}); its figures are in the table.`);
    }
  }

  function table() {
    if (!details.open || data === null) return;
    const {head, rows: lines} = rows(data);
    replace(words, [head, lines], () => scrolling(label, element('table', '', [
      element('caption', 'hidden', label),
      element('thead', '', element('tr', '', head.map((name) => element('th', '', name, {scope: 'col'})))),
      element('tbody', '', lines.slice(-MOST_TABLE_ROWS).map((line) => element('tr', '', line.map((cell) => element('td', '', cell))))),
    ])));
  }

  details.addEventListener('toggle', table);
  view.onClose(onTheme(draw));
  view.onClose(() => {
    ended = true;
    drawn?.dispose();
    drawn = null;
  });
  return {
    node,
    show(next) {
      data = next;
      const nothingToDraw = empty(next);
      canvas.hidden = nothingToDraw;
      nothing.hidden = !nothingToDraw;
      write(nothing, none);
      details.hidden = nothingToDraw;
      write(sentence, nothingToDraw ? '' : says(next));
      draw();
      table();
    },
  };
}

function base(c) {
  return {
    animation: false, useUTC: true, backgroundColor: 'transparent', color: [c.accent, c.drop, c.spike, c.flip, c.age],
    textStyle: {color: c.dim, fontFamily: 'system-ui, sans-serif', fontSize: 12},
    aria: {enabled: true, decal: {show: false}, label: {enabled: false}},
  };
}

/** An axis as all charts have it. */
export const axis = (c, more = {}) => ({
  axisLine: {lineStyle: {color: c.line}}, axisTick: {show: false}, axisLabel: {color: c.dim, hideOverlap: true},
  splitLine: {lineStyle: {color: c.line, opacity: 0.6}}, nameTextStyle: {color: c.dim}, ...more,
});

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86400000;

/** A mark of an axis of time, UTC: the time of day within two days, else the day with its month, and the year where one begins. */
export function timeMark(ms, rangeMs) {
  const at = new Date(ms);
  const date = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  const clock = at.toISOString().slice(11, 16);
  if (clock !== '00:00') return rangeMs <= 2 * DAY_MS ? clock : `${date} ${clock}`;
  return at.getUTCDate() === 1 && at.getUTCMonth() === 0 ? `${date} ${at.getUTCFullYear()}` : date;
}

/** Drawn on the canvas: a policy without inline styles allows nothing else. */
export const tooltip = (c, more = {}) => ({
  renderMode: 'richText', backgroundColor: c.card, borderColor: c.line, textStyle: {color: c.ink, fontSize: 12}, confine: true, ...more,
});
