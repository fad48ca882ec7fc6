// The fund at one glance, and what needs attention first.

import {health} from './api.js';
import {attention} from './attention.js';
import {askFlatten} from './controls.js';
import {card, element, figures, patchList, replace, tint, write} from './dom.js';
import {alarmRow, rowList} from './decision-row.js';
import {equityChart} from './equity-chart.js';
import {control} from './person.js';
import {distanceOf} from './reasons.js';
import {fund} from './store.js';
import {NAMES} from './names.js';
import {count, day, known, NONE, number, percent, sign, signed, signedPercent, span, tone, words} from './text.js';

export function open(view) {
  const equity = element('p', 'big', NONE);
  const today = element('p', 'sub', NONE);
  const money = figures(['Drawdown', 'This week', 'Wallet', 'Open profit', 'Free margin', 'Heat', 'Mode', 'Slots']);
  const curve = equityChart(view, 'Equity of this run');
  const permission = element('p', 'permission', NONE, {'aria-live': 'polite'});
  const why = element('p', 'sub');
  const first = element('ul', 'attention');
  const calm = element('p', 'calm', 'Nothing needs attention.', {role: 'status'});
  const safety = figures(['Protection', 'Feed', 'Record', 'Ready']);
  const checks = element('ul', 'checks');
  const alarms = rowList('Alarms, newest first', (one) => `${one.sequence}`, alarmRow);
  const noAlarm = element('p', 'empty', 'No alarm is remembered.');
  const memory = element('p', 'sub');
  let seen = {checks: null, market: null};

  view.main.append(element('div', 'grid', [
    element('div', 'column span-8', [card('Equity', [equity, today, curve.node, money.node]), card('Alarms', [alarms.node, noAlarm, memory])]),
    element('div', 'column span-4 first', [
      card('Permission', [permission, why, element('div', 'buttons', [
        element('a', 'button', 'The seven layers', {href: '#/ladder'}),
        control('tightens', 'flatten', 'Flatten…', askFlatten),
      ])]),
      card('Needs attention first', [first, calm]),
      card('Safety', [safety.node, checks]),
    ]),
  ]));

  function attend() {
    const items = attention(fund, seen.checks, seen.market);
    calm.hidden = items.length > 0;
    patchList(first, items, () => element('li', '', element('a')), (row, one) => {
      tint(row, one.tone);
      write(row.firstChild, one.text);
      row.firstChild.setAttribute('href', '#/' + one.where);
    });
  }

  view.on('status', (status) => {
    const account = status.account;
    write(equity, number(account.equity));
    const gain = account.dayLoss === null ? null : -account.dayLoss;
    write(today, `today ${signedPercent(gain)}`);
    tint(today, 'sub ' + sign(gain));
    const week = account.weekLoss === null ? null : -account.weekLoss;
    const guard = distanceOf(fund.ladder, 'GUARD_DRAWDOWN')?.share ?? 0;
    money.show('Drawdown', percent(account.drawdown), guard >= 1 ? 'bad' : guard >= 0.75 ? 'warn' : '');
    money.show('This week', signedPercent(week), sign(week));
    money.show('Wallet', number(account.wallet));
    money.show('Open profit', signed(account.unrealized), sign(account.unrealized));
    money.show('Free margin', percent(account.freeMarginRatio, 1));
    money.show('Heat', `${number(status.heat.value)} ${status.heat.band}`, {HOT: 'bad', WARM: 'warn', COLD: ''}[status.heat.band] ?? 'warn');
    money.show('Mode', words(status.mode));
    money.show('Slots', `${status.openPositions} of ${status.slots < 0 ? NONE : status.slots}`);
    const journal = status.journal;
    safety.show('Record', journal.away ? `away, ${count(journal.events)} events wait` : 'reaches its database', journal.away ? 'bad' : 'good');
    attend();
  });
  view.on('equity', (points) => curve.show(points.map((one) => ({atMs: one.atMs, equity: one.equity, drawdown: one.drawdown}))));
  view.on('ladder', (ladder) => {
    showPermission(permission, why, ladder);
    attend();
  });
  view.on('positions', (positions) => {
    const all = [...positions.values()];
    const covered = all.filter((one) => one.protectedAtVenue).length;
    safety.show('Protection', all.length === 0 ? 'nothing is held' : `${covered} of ${all.length} stops confirmed`, covered < all.length ? 'bad' : all.length > 0 ? 'good' : '');
    attend();
  });
  view.on('alarms', (list) => {
    alarms.show(list);
    noAlarm.hidden = list.length > 0;
    attend();
  });
  view.on('alarmMemory', ({sinceMs, most, told}) =>
    write(memory, `Remembered since ${day(sinceMs)}, when the process that answers began; ${told === 0 ? 'none was told' : `${count(told)} told`}, the last ${count(most)} are kept. Earlier ones are in its log.`));
  view.poll('Readiness', () => health(), 5000, (told) => {
    seen.checks = told.checks;
    const failed = told.checks.filter((one) => !one.passed).length;
    safety.show('Ready', told.healthy ? 'all checks passed' : `${failed} of ${told.checks.length} checks failed`, told.healthy ? 'good' : 'bad');
    replace(checks, told.checks, () => told.checks.map((one) => element('li', one.passed ? '' : 'bad', [
      element('span', one.passed ? 'good' : 'bad', one.passed ? '✓ ' : '✗ '), element('strong', '', one.name), ` ${one.detail}`])));
    attend();
  });
  view.poll('Markets', '/markets', 5000, (market) => {
    seen.market = market;
    const ages = market.filter((one) => known(one.ageMs));
    const oldest = ages.reduce((worst, one) => worst === null || one.ageMs > worst.ageMs ? one : worst, null);
    const without = market.length - ages.length;
    safety.show('Feed', oldest === null ? NONE : `${ages.length} of ${market.length} flow, oldest bar ${span(oldest.ageMs)} (${oldest.symbol})`, without > 0 ? 'warn' : '');
    attend();
  });
}

function showPermission(permission, why, ladder) {
  write(permission, ladder.recovering ? 'REDUCE ONLY, recovering' : ladder.permission.replace('_', ' '));
  tint(permission, 'permission ' + tone(ladder.recovering ? 'REDUCE_ONLY' : ladder.permission));
  const strict = ladder.layers.filter((layer) => layer.permission !== 'TRADE').map((layer) => `${layer.level} ${NAMES[layer.layer]}`);
  const who = ladder.permission === 'TRADE' && !ladder.recovering ? 'Single symbols are restricted by ' : 'By ';
  write(why, strict.length === 0 ? 'All seven layers allow trading.' : who + strict.join(', ') + '.');
}
