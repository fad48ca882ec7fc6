// The candles of a symbol with regime bands, entries and exits, the stop's path and the levels that stand.

import {axis, chart, tooltip} from './chart.js';
import {day, inR, measure, minute, number, percent, words} from './text.js';

const BANDS = {TREND: 'good-soft', MEAN_REVERSION: 'accent-soft', CHOP: 'warn-soft'};
const SHOWN_FIRST = 120;

/** Takes {symbol, bars, stops, trades: [{atMs, price, entry, side, text}], lines: [{name, price, colour}]}. */
export function candles(view, symbol) {
  return chart(view, {
    label: `Candles of ${symbol}`, tall: true,
    empty: (data) => data.bars.length === 0,
    none: 'No bar yet.',
    says(data) {
      const last = data.bars[data.bars.length - 1];
      const first = data.bars[0];
      const stop = data.lines.find((one) => one.name === 'stop');
      const fills = data.trades.filter((one) => place(data.bars, one.atMs) >= 0).length;
      return `${data.bars.length} bars from ${minute(first.openedAtMs)} to ${day(last.openedAtMs)}: ${measure(first.open)} to ${measure(last.close)} (${percent(last.close / first.open - 1)}), `
          + `regime ${words(last.regime)}. ${fills} fills in sight.${stop ? ` Stop ${measure(stop.price)}.` : ''}`;
    },
    rows: (data) => ({
      head: ['Time (UTC)', 'Open', 'High', 'Low', 'Close', 'Regime', 'Fills'],
      rows: data.bars.map((bar, index) => [minute(bar.openedAtMs), measure(bar.open), measure(bar.high), measure(bar.low), measure(bar.close), words(bar.regime),
        data.trades.filter((one) => place(data.bars, one.atMs) === index).map((one) => one.text).join('; ') || '—']),
    }),
    option: (data, c, first) => option(data, c, first),
  });
}

/** The bar in which a moment lies; -1 before the first. */
function place(bars, atMs) {
  let low = 0;
  let high = bars.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (bars[middle].openedAtMs <= atMs) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

function option({bars, stops, trades, lines}, c, first) {
  const times = bars.map((bar) => minute(bar.openedAtMs).slice(5));
  const up = c['good-fill'];
  const down = c['bad-fill'];
  const last = bars.length - 1;
  return {
    grid: [{left: 66, right: 20, top: 14, bottom: 96}, {left: 66, right: 20, bottom: 46, height: 40}],
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    tooltip: tooltip(c, {trigger: 'axis', axisPointer: {type: 'cross', label: {backgroundColor: c.ink, color: c.card}}, formatter: (shown) => told(bars[shown[0].dataIndex], trades, bars)}),
    xAxis: [
      {type: 'category', data: times, ...axis(c, {axisLabel: {show: false}, splitLine: {show: false}})},
      {type: 'category', gridIndex: 1, data: times, ...axis(c, {splitLine: {show: false}})},
    ],
    yAxis: [
      {scale: true, ...axis(c, {axisLabel: {color: c.dim, formatter: (value) => measure(value)}})},
      {gridIndex: 1, splitNumber: 1, ...axis(c, {axisLabel: {show: false}, splitLine: {show: false}})},
    ],
    dataZoom: [
      {type: 'inside', xAxisIndex: [0, 1], ...(first ? {startValue: Math.max(0, last - SHOWN_FIRST), endValue: last} : {})},
      {type: 'slider', xAxisIndex: [0, 1], height: 18, bottom: 6, borderColor: c.line, textStyle: {color: c.dim}},
    ],
    series: [
      {type: 'candlestick', name: 'Price', itemStyle: {color: up, color0: down, borderColor: up, borderColor0: down},
        data: bars.map((bar) => [bar.open, bar.close, bar.low, bar.high]),
        markArea: {silent: true, data: bands(bars, c)},
        markLine: {symbol: 'none', silent: true, data: lines.map((one) => ({name: one.name, yAxis: one.price, lineStyle: {color: c[one.colour], type: 'dashed', width: 1},
          label: {formatter: `${one.name} ${measure(one.price)}`, color: c[one.colour], fontSize: 11, position: 'insideEndTop'}}))}},
      {type: 'line', name: 'Stop', step: 'end', showSymbol: false, lineStyle: {color: c.bad, width: 1.6}, itemStyle: {color: c.bad}, data: pathOf(stops, bars)},
      {type: 'scatter', name: 'Entries', symbol: 'triangle', symbolSize: 11, itemStyle: {color: c.accent, borderColor: c.card, borderWidth: 1},
        data: dots(trades.filter((one) => one.entry), bars)},
      {type: 'scatter', name: 'Exits', symbol: 'diamond', symbolSize: 11, itemStyle: {color: c.flip, borderColor: c.card, borderWidth: 1},
        data: dots(trades.filter((one) => !one.entry), bars)},
      {type: 'bar', name: 'Volume', xAxisIndex: 1, yAxisIndex: 1, itemStyle: {color: c.age}, data: bars.map((bar) => bar.volume)},
    ],
  };
}

/** One band for each run of bars of the same regime. */
function bands(bars, c) {
  const found = [];
  for (let from = 0; from < bars.length;) {
    let to = from;
    while (to + 1 < bars.length && bars[to + 1].regime === bars[from].regime) to++;
    const colour = BANDS[bars[from].regime];
    if (colour) found.push([{xAxis: from, itemStyle: {color: c[colour], opacity: 0.55}}, {xAxis: Math.min(to + 1, bars.length - 1)}]);
    from = to + 1;
  }
  return found;
}

/** The stop in force at each bar while a position was held. */
function pathOf(stops, bars) {
  let next = 0;
  let price = null;
  return bars.map((bar, index) => {
    const end = bars[index + 1]?.openedAtMs ?? Infinity;
    let set = false;
    for (; next < stops.length && stops[next].atMs < end; next++) {
      price = stops[next].price;
      set = true;
    }
    return set || bar.r !== null ? price : null;
  });
}

const dots = (trades, bars) => trades.map((one) => [place(bars, one.atMs), one.price]).filter(([at]) => at >= 0);

function told(bar, trades, bars) {
  if (!bar) return '';
  const at = bars.indexOf(bar);
  const fills = trades.filter((one) => place(bars, one.atMs) === at).map((one) => '\n' + one.text);
  return `${day(bar.openedAtMs)}\nopen ${measure(bar.open)}  high ${measure(bar.high)}\nlow ${measure(bar.low)}  close ${measure(bar.close)}\n${words(bar.regime)}${bar.r === null ? '' : `, ${inR(bar.r)}, K ${number(bar.killScore, 3)}`}${fills.join('')}`;
}
