// Equity over time with its drawdown below.

import {axis, chart, timeMark, tooltip} from './chart.js';
import {day, minute, number, percent} from './text.js';

/** Takes points {atMs, equity, drawdown?, equityLow?, equityHigh?}, oldest first: a point of the record stands for all readings of its time. */
export function equityChart(view, label, tall = false) {
  return chart(view, {
    label, tall,
    empty: (points) => points.length < 2,
    none: 'Two readings make a line; there are not two yet.',
    says(points) {
      const lowest = Math.min(...points.map((one) => one.equityLow ?? one.equity));
      const highest = Math.max(...points.map((one) => one.equityHigh ?? one.equity));
      const worst = Math.max(...points.map((one) => one.drawdown ?? 0));
      const last = points[points.length - 1];
      return `${number(last.equity)} at ${day(last.atMs)}; lowest ${number(lowest)}, highest ${number(highest)}, `
          + `deepest drawdown ${percent(worst)}. ${points.length} readings since ${day(points[0].atMs)}.`;
    },
    rows: (points) => ({
      head: ['Time (UTC)', 'Equity', 'Lowest', 'Highest', 'Drawdown'],
      rows: points.map((one) => [minute(one.atMs), number(one.equity), number(one.equityLow ?? one.equity), number(one.equityHigh ?? one.equity), percent(one.drawdown)]),
    }),
    option: (points, c, first) => ({
      grid: [{left: 8, right: 12, top: 10, height: '58%', containLabel: true}, {left: 8, right: 12, bottom: tall ? 34 : 8, height: '22%', containLabel: true}],
      axisPointer: {link: [{xAxisIndex: 'all'}]},
      tooltip: tooltip(c, {trigger: 'axis', formatter: (shown) => told(points[shown[0].dataIndex])}),
      xAxis: [
        {type: 'time', gridIndex: 0, ...axis(c, {axisLabel: {show: false}, splitLine: {show: false}})},
        {type: 'time', gridIndex: 1, ...axis(c, {splitLine: {show: false}, axisLabel: {color: c.dim, hideOverlap: true, formatter: (ms) => timeMark(ms, range(points))}})},
      ],
      yAxis: [
        {type: 'value', gridIndex: 0, scale: true, ...axis(c)},
        {type: 'value', gridIndex: 1, inverse: true, min: 0, splitNumber: 2, ...axis(c, {axisLabel: {color: c.dim, formatter: (value) => percent(value, value !== 0 && value < 0.01 ? 2 : 1)}})},
      ],
      ...(tall ? {dataZoom: [{type: 'inside', xAxisIndex: [0, 1]}, {type: 'slider', xAxisIndex: [0, 1], height: 16, bottom: 4, ...(first ? {start: 0, end: 100} : {})}]} : {}),
      series: [
        {type: 'line', name: 'Equity', showSymbol: false, lineStyle: {width: 1.6, color: c.accent}, areaStyle: {color: c['accent-soft'], opacity: 0.7},
          data: points.map((one) => [one.atMs, one.equity])},
        {type: 'line', name: 'Drawdown', xAxisIndex: 1, yAxisIndex: 1, showSymbol: false, lineStyle: {width: 1, color: c['bad-fill']},
          areaStyle: {color: c['bad-soft']}, data: points.map((one) => [one.atMs, one.drawdown])},
      ],
    }),
  });
}

const range = (points) => points[points.length - 1].atMs - points[0].atMs;

const told = (one) => one ? `${day(one.atMs)}\nequity ${number(one.equity)}\ndrawdown ${percent(one.drawdown)}` : '';
