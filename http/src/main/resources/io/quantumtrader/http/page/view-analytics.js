// What the record says about many trades: equity, R, excursions, and who did well by which group.

import {axis, chart, tooltip} from './chart.js';
import {card, element} from './dom.js';
import {equityChart} from './equity-chart.js';
import {jobsPanel} from './jobs.js';
import {filterForm} from './record.js';
import {table} from './table.js';
import {count, inR, number, percent, sign, signed, span, words} from './text.js';

const GROUPS = [['regime', 'Regime'], ['exit-reason', 'Exit reason'], ['symbol', 'Symbol'], ['side', 'Side'], ['layer', 'Layer'],
  ['profile', 'Exit profile'], ['month', 'Month'], ['week', 'Week']];
const EVERY_MS = 15000;
const MOST_DOTS = 1000;
const MOST_BARS = 200;

export function open(view) {
  const readers = [];
  const form = filterForm('Filter trades', [
    {name: 'symbol', label: 'Symbol', size: 12}, {name: 'side', label: 'Side', options: [['', 'both'], ['LONG', 'long'], ['SHORT', 'short']]},
    {name: 'from', label: 'From (UTC)', type: 'datetime-local'}, {name: 'to', label: 'To (UTC)', type: 'datetime-local'},
  ], () => readers.forEach((read) => read()));
  const filters = (more = {}) => {
    const wanted = new URLSearchParams(more);
    for (const field of ['symbol', 'side']) if (form.value(field) !== '') wanted.set(field, form.value(field).toUpperCase());
    for (const field of ['from', 'to']) if (form.timeMs(field) !== null) wanted.set(field, form.timeMs(field));
    return wanted;
  };
  const times = (more) => {
    const wanted = filters(more);
    wanted.delete('symbol');
    wanted.delete('side');
    return wanted;
  };
  const curve = equityChart(view, 'Equity and drawdown on record', true);
  const histogram = chart(view, rHistogram);
  const scatter = chart(view, excursions);
  const by = element('select', '', GROUPS.map(([value, title]) => element('option', '', title, {value})));
  const groups = table({label: 'Performance by group', key: (one) => one.key ?? '—', columns: performance(), sort: {by: 5, down: true},
    empty: 'No trade has ended yet.', found: (one) => one.key ?? ''});
  view.main.append(card('Filter', form.node), element('div', 'grid', [
    card('Equity and drawdown', curve.node),
    card('R of trades', histogram.node, 'span-6'),
    card('Excursions', scatter.node, 'span-6'),
    card('Performance', [element('div', 'filters', element('label', '', ['By ', by])), groups.node]),
    card('Replay and what if', [element('p', 'sub', 'Over the journal, beside the running fund; one at a time.'), ...jobsPanel(view)]),
  ]));
  const readGroups = view.poll('Performance', () => `/views/performance?${filters({by: by.value})}`, EVERY_MS, (answer) => groups.show(answer.rows));
  by.addEventListener('change', readGroups);
  readers.push(readGroups,
      view.poll('Equity on record', () => `/views/equity-curve?${times({points: 500})}`, EVERY_MS, (answer) => curve.show(answer.rows)),
      view.poll('R of trades', () => `/views/r-histogram?${filters({width: 0.5})}`, EVERY_MS, (answer) => histogram.show(filled(answer.rows))),
      view.poll('Excursions', () => `/views/trades?${filters({limit: MOST_DOTS})}`, EVERY_MS,
          (answer) => scatter.show(answer.rows.filter((one) => one.mfeR !== null && one.maeR !== null && one.r !== null))));
}

/** With the empty bars in between, as long as they stay few. */
function filled(rows) {
  if (rows.length < 2) return rows;
  const width = rows[0].toR - rows[0].fromR;
  const first = rows[0].fromR;
  const bars = Math.round((rows[rows.length - 1].fromR - first) / width) + 1;
  if (bars > MOST_BARS) return rows;
  const known = new Map(rows.map((one) => [Math.round((one.fromR - first) / width), one]));
  return Array.from({length: bars}, (unused, at) => known.get(at) ?? {fromR: first + at * width, toR: first + (at + 1) * width, trades: 0, net: 0});
}

const range = (one) => `${number(one.fromR, 1)} to ${number(one.toR, 1)} R`;

const rHistogram = {
  label: 'How often which R after costs',
  empty: (rows) => rows.length === 0,
  none: 'No trade has ended yet.',
  says: (rows) => `${count(rows.reduce((sum, one) => sum + one.trades, 0))} trades; most often ${range(rows.reduce((best, one) => one.trades > best.trades ? one : best))}.`,
  rows: (rows) => ({head: ['R', 'Trades', 'Net'], rows: rows.filter((one) => one.trades > 0).map((one) => [range(one), count(one.trades), signed(one.net)])}),
  option: (rows, c) => ({
    grid: {left: 8, right: 12, top: 12, bottom: 8, containLabel: true},
    tooltip: tooltip(c, {trigger: 'axis', formatter: ([shown]) => `${range(rows[shown.dataIndex])}\n${count(rows[shown.dataIndex].trades)} trades, net ${signed(rows[shown.dataIndex].net)}`}),
    xAxis: {type: 'category', data: rows.map((one) => number(one.fromR, 1)), ...axis(c)},
    yAxis: {type: 'value', minInterval: 1, ...axis(c)},
    series: [{type: 'bar', barCategoryGap: '8%', data: rows.map((one) => ({value: one.trades, itemStyle: {color: one.fromR < 0 ? c['bad-fill'] : c['good-fill']}}))}],
  }),
};

const excursions = {
  label: 'Highest and lowest R while a trade was open',
  empty: (rows) => rows.length === 0,
  none: 'No trade has ended yet that saw a closed bar.',
  says: (rows) => `${count(rows.length)} trades${rows.length === MOST_DOTS ? ', the newest' : ''}. Right is how far they were ahead (MFE), down how far behind (MAE); green ended with a profit.`,
  rows: (rows) => ({head: ['Trade', 'MFE', 'MAE', 'R'], rows: rows.map((one) => [one.positionId, inR(one.mfeR), inR(one.maeR), inR(one.r)])}),
  option: (rows, c) => ({
    grid: {left: 12, right: 20, top: 30, bottom: 24, containLabel: true},
    tooltip: tooltip(c, {formatter: ({data}) => `${data[3]}\nMFE ${inR(data[0])}, MAE ${inR(data[1])}\nended ${inR(data[2])}`}),
    xAxis: {type: 'value', name: 'MFE, R', nameLocation: 'middle', nameGap: 24, scale: true, ...axis(c)},
    yAxis: {type: 'value', name: 'MAE, R', scale: true, ...axis(c)},
    series: [true, false].map((won) => ({
      type: 'scatter', name: won ? 'profit' : 'loss', symbol: won ? 'circle' : 'triangle', symbolSize: 7, itemStyle: {color: won ? c['good-fill'] : c['bad-fill'], opacity: 0.75},
      data: rows.filter((one) => (one.r > 0) === won).map((one) => [one.mfeR, one.maeR, one.r, one.positionId]),
    })),
  }),
};

function performance() {
  const column = (title, name, shown, tone) => ({title, number: true, value: (one) => one[name], text: (one) => shown(one[name]), ...(tone ? {tone: (one) => tone(one[name])} : {})});
  return [
    {title: 'Group', rowHead: true, value: (one) => one.key, text: (one) => one.key === null ? '—' : /^[A-Z_ ]+$/.test(one.key) && one.key.includes('_') ? words(one.key) : one.key},
    column('Trades', 'trades', count), column('Wins', 'wins', count), column('Win rate', 'winRate', (value) => percent(value, 1)),
    column('Profit factor', 'profitFactor', number), column('Net', 'net', signed, sign), column('R in all', 'rSum', inR, sign),
    column('R average', 'rAverage', inR, sign), column('Median', 'rMedian', inR), column('Best', 'rBest', inR), column('Worst', 'rWorst', inR),
    column('MFE', 'mfeAverage', inR), column('MAE', 'maeAverage', inR), column('Fees', 'fees', number), column('Funding', 'funding', number),
    column('Held', 'durationAverageMs', span),
  ];
}
