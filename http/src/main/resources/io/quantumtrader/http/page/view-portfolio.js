// Heat, drawdown, budgets, clusters and exposures: how much of what may be risked is used.

import {card, element, figures, replace, write} from './dom.js';
import {bar, filled} from './reasons.js';
import {table} from './table.js';
import {figure, number, percent, sign, signedPercent, text, words} from './text.js';

export function open(view) {
  const money = figures(['Equity', 'Wallet', 'Peak', 'Drawdown', 'Today', 'This week', 'Day opened with', 'Week opened with']);
  const heat = element('p', 'big', '—');
  const heatBar = element('div', 'bar', null, {'aria-hidden': 'true'});
  const heatSaid = element('p', 'sub');
  const budgets = table({label: 'Budgets and limits', key: (one) => `${one.code} ${one.scope}`, columns: ofBudgets(), sort: {by: 5, down: true},
    found: (one) => `${one.name} ${one.code} ${one.scope}`, empty: 'No limit counts anything yet.'});
  const clusters = table({label: 'Clusters of symbols that move together', key: (one) => one.symbols.join(' '), columns: ofClusters(), sort: {by: 2, down: true}, empty: 'No cluster has been found yet.'});
  const exposures = table({label: 'Exposures', key: (one) => one.symbol, columns: ofExposures(), sort: {by: 2, down: true}, found: (one) => `${one.symbol} ${one.side}`, empty: 'Nothing is held.'});
  const problem = element('p', 'problem', '', {role: 'alert'});
  view.main.append(problem, element('div', 'grid', [
    card('Money', money.node, 'span-8'),
    card('Heat', [heat, heatBar, heatSaid], 'span-4'),
    card('Budgets', [element('p', 'sub', 'What each limit counts, how much of it is used, and what is left; the fullest first.'), budgets.node]),
    card('Exposures', exposures.node, 'span-7'),
    card('Clusters', clusters.node, 'span-5'),
  ]));
  view.on('status', (status) => {
    const account = status.account;
    const lost = (value) => value === null ? null : -value;
    money.show('Equity', number(account.equity));
    money.show('Wallet', number(account.wallet));
    money.show('Peak', number(account.peak));
    money.show('Drawdown', percent(account.drawdown));
    money.show('Today', signedPercent(lost(account.dayLoss)), sign(lost(account.dayLoss)));
    money.show('This week', signedPercent(lost(account.weekLoss)), sign(lost(account.weekLoss)));
    showHeat(status.heat);
  });
  view.poll('Portfolio', '/portfolio', 2000, (now) => {
    write(problem, '');
    money.show('Day opened with', number(now.dayOpenedWith));
    money.show('Week opened with', number(now.weekOpenedWith));
    budgets.show(now.budgets);
    clusters.show(now.clusters);
    exposures.show(now.exposures);
  }, (failure) => write(problem, `Budgets, clusters and exposures cannot be read: ${failure.message}`));

  function showHeat(now) {
    write(heat, `${number(now.value)} ${now.band}`);
    replace(heatBar, now.value, () => now.value === null ? [] : filled(now.value / now.hot));
    write(heatSaid, `COLD below ${number(now.warm)}, WARM below ${number(now.hot)}, HOT from there: then nothing is opened.`);
  }
}

function ofBudgets() {
  return [
    {title: 'Limit', rowHead: true, value: (one) => one.name, text: (one) => one.name},
    {title: 'Code', value: (one) => one.code, text: (one) => one.code},
    {title: 'Scope', value: (one) => one.scope, text: (one) => one.scope},
    {title: 'Now', number: true, value: (one) => one.observed, text: (one) => figure(one.observed) ?? '—'},
    {title: 'Limit', number: true, value: (one) => one.limit, text: (one) => `${figure(one.limit) ?? '—'} ${one.unit ?? ''}`},
    {title: 'Used', number: true, value: (one) => one.share, text: (one) => percent(one.share, 0), tone: (one) => one.share >= 1 ? 'bad' : one.share >= 0.75 ? 'warn' : ''},
    {title: '', name: 'Used, drawn', make: () => {
      const node = bar(null);
      return {node, update: (one) => replace(node, one.share, () => one.share === null ? [] : filled(one.share))};
    }},
  ];
}

function ofClusters() {
  return [
    {title: 'Symbols', rowHead: true, className: 'wrap', value: (one) => one.symbols.join(', '), text: (one) => one.symbols.join(', ')},
    {title: 'Correlation', number: true, value: (one) => one.correlation, text: (one) => number(one.correlation)},
    {title: 'Notional', number: true, value: (one) => one.notional, text: (one) => number(one.notional, 0)},
    {title: 'Of equity', number: true, value: (one) => one.share, text: (one) => percent(one.share, 1)},
    {title: 'Opens', value: (one) => String(one.refused), text: (one) => one.refused === true ? 'refused' : one.refused === false ? 'allowed' : text(one.refused), tone: (one) => one.refused ? 'bad' : ''},
  ];
}

function ofExposures() {
  return [
    {title: 'Symbol', rowHead: true, value: (one) => one.symbol, make: (first) => ({node: element('a', 'symbol', first.symbol, {href: '#/positions/' + encodeURIComponent(first.symbol)}), update: () => {}})},
    {title: 'Side', value: (one) => one.side, text: (one) => words(one.side), tone: (one) => one.side === 'LONG' ? 'good' : 'bad'},
    {title: 'Notional', number: true, value: (one) => one.notional, text: (one) => number(one.notional, 0)},
    {title: 'Of equity', number: true, value: (one) => one.equityShare, text: (one) => percent(one.equityShare, 1)},
    {title: 'Risk to the stop', number: true, value: (one) => one.risk, text: (one) => number(one.risk)},
    {title: 'Of equity', number: true, value: (one) => one.riskShare, text: (one) => percent(one.riskShare)},
    {title: 'Cluster', value: (one) => one.cluster, text: (one) => Array.isArray(one.cluster) ? one.cluster.join(', ') : text(one.cluster)},
  ];
}
