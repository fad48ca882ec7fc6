// Results and risk in plain words, to read only: no controls, and of symbols nothing but how much is exposed.

import {card, element, figures, replace, write} from './dom.js';
import {equityChart} from './equity-chart.js';
import {limitOf} from './reasons.js';
import {fund} from './store.js';
import {table} from './table.js';
import {count, known, NONE, number, percent, sign, signed, signedPercent} from './text.js';

const MODES = {
  GROWTH: 'The fund works with all of the risk that it may take.', EXPANSION: 'The fund works with most of the risk that it may take.',
  DEFENSIVE: 'The fund takes less risk than it might.', PRESERVATION: 'The fund takes little risk, because it has lost a part of its peak.',
  BLACK_SWAN: 'The fund has stopped and closed everything after a severe loss; people have to release it.',
};

export function open(view) {
  const money = figures(['Equity', 'Today', 'This week', 'Below its peak', 'Exposure', 'At risk to the stops']);
  const plain = element('div', 'plain');
  const curve = equityChart(view, 'Equity of the fund', true);
  const months = results('Results by month', 'Month');
  const weeks = results('Results by week', 'Week');
  let book = null;
  let status = null;
  let highest = null;
  view.main.append(element('div', 'grid', [
    card('Now', money.node), card('In plain words', plain), card('Equity and drawdown', curve.node),
    card('By month', months.node, 'span-6'), card('By week', weeks.node, 'span-6'),
  ]), element('p', 'sub', 'Results by month and week are of trades that ended in them, after fees and funding; open positions are in equity alone. Times are UTC.'));
  view.on('status', (now) => {
    status = now;
    const account = now.account;
    const gain = (loss) => loss === null ? null : -loss;
    money.show('Equity', number(account.equity));
    money.show('Today', signedPercent(gain(account.dayLoss)), sign(gain(account.dayLoss)));
    money.show('This week', signedPercent(gain(account.weekLoss)), sign(gain(account.weekLoss)));
    tell();
  });
  view.on('ladder', tell);
  view.poll('Exposure', '/portfolio', 5000, (now) => {
    book = now;
    const exposure = sum(now.exposures, 'equityShare');
    const risk = sum(now.exposures, 'lossShare');
    money.show('Exposure', exposure === null ? NONE : `${percent(exposure, 0)} of equity`);
    money.show('At risk to the stops', risk === null ? NONE : `${percent(risk)} of equity`);
    tell();
  });
  view.poll('Equity on record', '/views/equity-curve?points=500', 15000, (answer) => {
    curve.show(answer.rows);
    highest = answer.rows.reduce((most, one) => Math.max(most, one.equityHigh ?? one.equity), -Infinity);
    tell();
  });
  view.poll('Results by month', '/views/performance?by=month', 15000, (answer) => months.show(answer.rows));
  view.poll('Results by week', '/views/performance?by=week', 15000, (answer) => weeks.show(answer.rows));

  function tell() {
    if (status === null) return;
    const below = highest === null ? null : Math.max(0, 1 - status.account.equity / Math.max(highest, status.account.equity));
    money.show('Below its peak', percent(below));
    const said = sentences(status, book, below);
    replace(plain, said, () => said.map((one) => element('p', '', one)));
    write(view.heading, `Investor: ${status.fund}`);
  }
}

const sum = (list, name) => list.every((one) => known(one[name])) ? list.reduce((all, one) => all + one[name], 0) : null;

/** @param below share of the highest value on record that is lost */
function sentences(status, book, below) {
  const account = status.account;
  const risk = book === null ? null : sum(book.exposures, 'lossShare');
  const stops = limitOf(fund.ladder, 'GUARD_DRAWDOWN');
  const flattens = limitOf(fund.ladder, 'GUARD_DRAWDOWN_FLATTEN');
  const holds = book === null || book.exposures.length > 0;
  return [
    status.paper ? 'This is a paper fund: no real money is traded.' : 'This fund trades real money.',
    status.synthetic ? 'Its prices are made up.' : null,
    MODES[status.mode] ?? null,
    status.halted ? 'Nothing is sent to the exchange at the moment; stops that rest there stay.' : {
      TRADE: 'It may open new positions.', REDUCE_ONLY: 'It opens nothing new at the moment; what it holds is watched and closed as planned.',
      FLATTEN: holds ? 'It is closing everything it holds.' : 'It has closed everything and opens nothing until people release it.'}[status.permission] ?? null,
    known(below) ? `It is ${percent(below, 1)} below its highest value on record.` : null,
    stops === null || !known(account.drawdown) || status.permission === 'FLATTEN' ? null
      : `Its limits count from a reference, which a release sets anew: it is ${percent(account.drawdown, 1)} below that. At ${percent(stops, 0)} it opens nothing more${flattens === null ? '' : `; at ${percent(flattens, 0)} it closes everything`}.`,
    risk === null ? null : book.exposures.length === 0 ? 'It holds nothing, so prices cannot hurt it now.'
      : `It holds ${book.exposures.length === 1 ? 'one position' : book.exposures.length + ' positions'}. If every stop were hit at its price, it would lose about ${percent(risk, 1)} of its value. Gaps in prices can make that more.`,
    !holds ? null : {COLD: 'Price swings of what it holds are small against its value.', WARM: 'Price swings of what it holds are moderate against its value.',
      HOT: 'Price swings of what it holds are large against its value; it opens nothing more.'}[status.heat.band] ?? null,
  ].filter((one) => one !== null);
}

function results(label, title) {
  return table({label, key: (one) => one.key, pageSize: 24, sort: {by: 0, down: true}, empty: 'No trade has ended yet.', columns: [
    {title, rowHead: true, value: (one) => one.key, text: (one) => one.key},
    {title: 'Result', number: true, value: (one) => one.net, text: (one) => signed(one.net), tone: (one) => sign(one.net)},
    {title: 'Trades', number: true, value: (one) => one.trades, text: (one) => count(one.trades)},
    {title: 'With a profit', number: true, value: (one) => one.winRate, text: (one) => percent(one.winRate, 0)},
    {title: 'Costs', number: true, value: (one) => one.fees + one.funding, text: (one) => number(one.fees + one.funding)},
  ]});
}
