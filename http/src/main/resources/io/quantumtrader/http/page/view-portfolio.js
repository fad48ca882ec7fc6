// Heat, drawdown, budgets, clusters and exposures: how much of what may be risked is used.

import {card, element, figures, replace, tint, write} from './dom.js';
import {two} from './position-parts.js';
import {bar, filled} from './reasons.js';
import {table} from './table.js';
import {count, figure, number, percent, sign, signedPercent, text, words} from './text.js';

const key = (one) => `${one.code} ${one.scope}`;

export function open(view) {
  const money = figures(['Equity', 'Wallet', 'Reference peak', 'All-time peak', 'Drawdown', 'Today', 'This week', 'Day opened with', 'Week opened with']);
  const heat = element('p', 'big', '—');
  const heatBar = element('div', 'bar', null, {'aria-hidden': 'true'});
  const heatSaid = element('p', 'sub');
  const limits = table({label: 'Limits of the governor', key, columns: ofBudgets(), sort: {by: 3, down: true}, found: key, empty: 'No limit counts anything yet.'});
  const budgets = table({label: 'Budgets of the heat gate', key, columns: ofBudgets(), sort: {by: 3, down: true}, found: key, empty: 'No budget counts anything yet.'});
  const clusters = table({label: 'Clusters of symbols that move together', key: (one) => one.id, columns: ofClusters(), sort: {by: 2, down: true}, empty: 'No cluster has been found yet.'});
  const exposures = table({label: 'Exposures', key: (one) => one.symbol, columns: ofExposures(), sort: {by: 2, down: true}, found: (one) => `${one.symbol} ${one.side}`, empty: 'Nothing is held.'});
  const book = figures(['Gross', 'Net', 'Loss if all stops are hit', 'Stress', 'Flatten at drawdown from', 'Trades since the start']);
  const problem = element('p', 'problem', '', {role: 'alert'});
  view.main.append(problem, element('div', 'grid', [
    card('Money', money.node, 'span-8'),
    card('Heat', [heat, heatBar, heatSaid], 'span-4'),
    card('Exposures', [book.node, exposures.node]),
    card('Limits', [element('p', 'sub', 'What the governor counts and how much of it is used, the fullest first.'), limits.node], 'span-6'),
    card('Budgets', [element('p', 'sub', 'What the heat gate counts.'), budgets.node], 'span-6'),
    card('Clusters', [element('p', 'sub', 'Symbols that move together are seen as one position.'), clusters.node]),
  ]));
  view.on('status', (status) => {
    const account = status.account;
    const lost = (value) => value === null ? null : -value;
    money.show('Equity', number(account.equity));
    money.show('Wallet', number(account.wallet));
    money.show('Reference peak', number(account.peak));
    money.show('All-time peak', number(account.allTimePeak));
    money.show('Drawdown', percent(account.drawdown));
    money.show('Today', signedPercent(lost(account.dayLoss)), sign(lost(account.dayLoss)));
    money.show('This week', signedPercent(lost(account.weekLoss)), sign(lost(account.weekLoss)));
    showHeat(status.heat);
  });
  view.poll('Portfolio', '/portfolio', 2000, (now) => {
    money.show('Day opened with', number(now.dayOpenedWith));
    money.show('Week opened with', number(now.weekOpenedWith));
    showBook(now);
    limits.show(now.limits);
    budgets.show(now.budgets);
    clusters.show(now.clusters);
    exposures.show(now.exposures);
  }, (failure) => write(problem, `Budgets, clusters and exposures cannot be read: ${failure.message}`));

  function showBook(now) {
    const share = (value) => now.account.equity > 0 && value !== null ? `${number(value, 0)}, ${percent(value / now.account.equity, 0)} of equity` : number(value, 0);
    book.show('Gross', share(now.gross));
    book.show('Net', share(now.net));
    book.show('Loss if all stops are hit', share(now.lossAtStop));
    book.show('Stress', number(now.stress));
    book.show('Flatten at drawdown from', `${number(now.flattenPeak)}, now ${percent(now.flattenDrawdown)}`);
    book.show('Trades since the start', `${count(now.trades)}, ${count(now.wins)} with a profit`);
    write(problem, now.silent ? 'The portfolio or the governor does not answer: this is what it said last.' : '');
  }

  function showHeat(now) {
    write(heat, `${number(now.value)} ${now.band}`);
    replace(heatBar, now.value, () => now.value === null ? [] : filled(now.value / now.hot));
    write(heatSaid, `COLD below ${number(now.warm)}, WARM below ${number(now.hot)}, HOT from there: then nothing is opened.`);
  }
}

function ofBudgets() {
  return [
    {title: 'Counts', rowHead: true, className: 'wrap', value: (one) => one.code, make: () => two(
        (one) => [words(one.code)], (one) => [one.change ? `${one.scope}: ${one.change}` : one.scope])},
    {title: 'Now', number: true, value: (one) => one.observed, text: (one) => figure(one.observed) ?? '—'},
    {title: 'Limit', number: true, value: (one) => one.limit, text: (one) => figure(one.limit) ?? '—'},
    {title: 'Used', number: true, value: (one) => one.share, make: used},
  ];
}

function used() {
  const share = element('div');
  const drawn = bar(null);
  return {
    node: [share, drawn],
    update(one) {
      write(share, percent(one.share, 0));
      tint(share, one.share >= 1 ? 'bad' : one.share >= 0.75 ? 'warn' : '');
      replace(drawn, one.share, () => one.share === null ? [] : filled(one.share));
    },
  };
}

function ofClusters() {
  return [
    {title: 'Symbols', rowHead: true, className: 'wrap', value: (one) => one.symbols.join(', '), text: (one) => one.symbols.join(', ')},
    {title: 'Correlation', number: true, value: (one) => one.correlation, text: (one) => number(one.correlation)},
    {title: 'Gross', number: true, value: (one) => one.gross, text: (one) => `${number(one.gross, 0)}, ${percent(one.grossShare, 0)}`},
    {title: 'Net', number: true, value: (one) => one.net, text: (one) => number(one.net, 0)},
    {title: 'Loss at stops', number: true, value: (one) => one.lossAtStop, text: (one) => number(one.lossAtStop)},
    {title: 'Stress', number: true, value: (one) => one.stress, text: (one) => number(one.stress)},
  ];
}

function ofExposures() {
  return [
    {title: 'Symbol', rowHead: true, value: (one) => one.symbol, make: (first) => ({node: element('a', 'symbol', first.symbol, {href: '#/positions/' + encodeURIComponent(first.symbol)}), update: () => {}})},
    {title: 'Side', value: (one) => one.side, text: (one) => words(one.side), tone: (one) => one.side === 'LONG' ? 'good' : 'bad'},
    {title: 'Notional', number: true, value: (one) => one.notional, text: (one) => number(one.notional, 0)},
    {title: 'Of equity', number: true, value: (one) => one.equityShare, text: (one) => percent(one.equityShare, 1)},
    {title: 'Loss at stop', number: true, value: (one) => one.lossAtStop, text: (one) => number(one.lossAtStop)},
    {title: 'Of equity', number: true, value: (one) => one.lossShare, text: (one) => percent(one.lossShare)},
    {title: 'Leverage', number: true, value: (one) => one.leverage, text: (one) => number(one.leverage, 1) + '×'},
    {title: 'Cluster', value: (one) => one.cluster, text: (one) => text(one.cluster)},
    {title: 'Stress', number: true, value: (one) => one.stress, text: (one) => number(one.stress)},
  ];
}
