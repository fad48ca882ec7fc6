// What was decided and why: live, or searched in the record by symbol, action, reason and time.

import {get} from './api.js';
import {card, element, write} from './dom.js';
import {alarmRow, decisionKey, decisionPath, decisionRow, rowList} from './decision-row.js';
import {filterForm, recordTable} from './record.js';
import {follow, fund, showsHolds} from './store.js';
import {count, day, measure, NONE, words} from './text.js';

const PAGE = 200;
const MOST_READ = 2000;
const ACTIONS = ['OPEN', 'REFUSE_OPEN', 'CLOSE', 'REDUCE', 'PROTECT', 'CANCEL_ENTRY', 'WATCH', 'WORD_EXPIRED'];

export function open(view) {
  const form = filterForm('Filter decisions', [
    {name: 'symbol', label: 'Symbol', list: 'symbols', size: 12},
    {name: 'action', label: 'Action', options: [['', 'any'], ...ACTIONS.map((one) => [one, words(one)])]},
    {name: 'reason', label: 'Reason code', list: 'reasons', size: 24},
    {name: 'from', label: 'From (UTC)', type: 'datetime-local'},
    {name: 'to', label: 'To (UTC)', type: 'datetime-local'},
    {name: 'holds', label: 'Holds', type: 'checkbox'},
  ], change, view.query);
  const symbols = element('datalist', '', null, {id: 'symbols'});
  const reasons = element('datalist', '', null, {id: 'reasons'});
  const search = element('button', 'small', 'Search the record', {type: 'button'});
  const live = element('button', 'small', 'Back to live', {type: 'button', hidden: ''});
  search.addEventListener('click', searchRecord);
  live.addEventListener('click', goLive);
  form.node.append(search, live, symbols, reasons);
  const said = element('p', 'sub', '', {role: 'status'});
  const list = rowList('Decisions, newest first', (one) => one.decision ? decisionKey(one.decision) : `${one.alarm.atMs} ${one.alarm.symbol} ${one.alarm.text}`,
      (one) => one.decision ? decisionRow(one.decision) : alarmRow(one.alarm), 500);
  const more = element('button', 'small', 'Go on further back', {type: 'button', hidden: ''});
  const place = element('div');
  const found = {rows: [], before: null, searching: false};
  let mode = 'live';
  form.input('holds').checked = showsHolds();
  more.addEventListener('click', () => readBack());
  view.main.append(card('Decisions', [form.node, said, list.node, more, place]));
  if (['from', 'action', 'reason'].some((one) => view.query.has(one))) searchRecord();

  view.on('status', (status) => {
    if (symbols.children.length !== status.symbols.length) symbols.replaceChildren(...status.symbols.map((one) => element('option', '', null, {value: one})));
  });
  view.on('decisions', drawLive);
  view.on('alarms', drawLive);

  function fits(d) {
    const symbol = form.value('symbol').toUpperCase();
    const action = form.value('action');
    const reason = form.value('reason').toUpperCase();
    const codes = [...d.reasons, ...d.verdicts.flatMap((one) => one.reasons)].map((one) => one.code);
    return (symbol === '' || d.symbol === symbol) && (action === '' || d.action === action) && (reason === '' || codes.some((code) => code.includes(reason)));
  }

  function drawLive() {
    for (const d of fund.decisions.slice(0, 50)) d.reasons.forEach((one) => offer(one.code));
    if (mode !== 'live') return;
    const decisions = fund.decisions.filter(fits).map((decision) => ({atMs: decision.atMs, decision}));
    const symbol = form.value('symbol').toUpperCase();
    const alarms = form.value('reason') !== '' || form.value('action') !== '' ? []
      : fund.alarms.filter((one) => symbol === '' || one.symbol === symbol || one.symbol === '*').map((alarm) => ({atMs: alarm.atMs, alarm}));
    const rows = [...decisions, ...alarms].sort((a, b) => b.atMs - a.atMs);
    write(said, rows.length === 0 ? 'No decision yet that fits.' : `Live: ${count(rows.length)} of the newest that fit. Earlier ones are in the record.`);
    list.show(rows);
  }

  function offer(code) {
    if ([...reasons.children].some((one) => one.value === code)) return;
    reasons.append(element('option', '', null, {value: code}));
  }

  function change() {
    if (form.value('holds') !== showsHolds()) follow(form.value('holds'));
    if (mode === 'live' && form.input('from').value === '' && form.input('to').value === '') drawLive();
    else searchRecord();
  }

  function goLive() {
    mode = 'live';
    form.input('from').value = '';
    form.input('to').value = '';
    live.hidden = true;
    more.hidden = true;
    list.node.hidden = false;
    place.replaceChildren();
    drawLive();
  }

  function searchRecord() {
    mode = 'record';
    live.hidden = false;
    place.replaceChildren();
    if (form.value('symbol') !== '') {
      list.node.hidden = false;
      Object.assign(found, {rows: [], before: null});
      list.show([]);
      readBack();
    } else {
      list.node.hidden = true;
      more.hidden = true;
      const holds = form.value('holds');
      write(said, holds ? 'With holds: how often what was decided, minute by minute of the market\'s clock.' : 'Decisions of all symbols that are more than a hold.');
      place.replaceChildren(holds ? minutes() : decided());
    }
  }

  /** One symbol: pages of its journal, back in time, until something fits or enough was read. */
  async function readBack() {
    if (found.searching) return;
    found.searching = true;
    more.hidden = true;
    const from = form.timeMs('from') ?? -Infinity;
    const to = form.timeMs('to') ?? Infinity;
    const symbol = encodeURIComponent(form.value('symbol').toUpperCase());
    let read = 0;
    let end = false;
    const before = found.rows.length;
    try {
      while (!end && read < MOST_READ && found.rows.length - before < PAGE) {
        const page = await get(`/positions/${symbol}/decisions?limit=${PAGE}&holds=${form.value('holds')}${found.before === null ? '' : '&before=' + found.before}`);
        read += page.length;
        found.rows.push(...page.filter((d) => d.atMs >= from && d.atMs < to && fits(d)).map((decision) => ({atMs: decision.atMs, decision})));
        end = page.length < PAGE || page[page.length - 1].atMs < from;
        if (page.length > 0) found.before = page[page.length - 1].sequence;
        write(said, `${count(found.rows.length)} that fit${page.length > 0 ? `, read back to ${day(page[page.length - 1].atMs)}` : ''}${end ? '; that is all' : ''}.`);
      }
    } catch (failure) {
      write(said, failure.message);
      end = true;
    }
    found.searching = false;
    if (mode !== 'record') return;
    more.hidden = end;
    list.show(found.rows);
  }

  /** All symbols: each decision that is more than a hold; a reason is any whole code that was said of it. */
  function decided() {
    return recordTable(view, 'decided', [
      ['When', (one) => day(one.atMs)], ['Symbol', (one) => one.symbol], ['What', (one) => words(one.action)],
      ['Quantity', (one) => one.quantity === null ? NONE : measure(one.quantity), null, 'number'],
      ['Refused by', (one) => one.refusedBy === null ? NONE : words(one.refusedBy), (one) => one.refusedBy === null ? null : 'bad'],
      ['Codes', (one) => one.codes],
      {title: 'Explain', make: (one) => explain(one.decisionId, `${words(one.action)} of ${one.symbol}, ${one.decisionId}`)},
    ], (one) => one.decisionId, wanted);
  }

  function wanted() {
    const query = new URLSearchParams();
    if (form.value('action') !== '') query.set('action', form.value('action'));
    if (form.value('reason') !== '') query.set('reason', form.value('reason').toUpperCase());
    if (form.timeMs('from') !== null) query.set('from', form.timeMs('from'));
    if (form.timeMs('to') !== null) query.set('to', form.timeMs('to'));
    return query;
  }

  function explain(id, name) {
    return {node: element('a', '', 'explain', {href: decisionPath(id), 'aria-label': `Explain ${name}`}), update: () => {}};
  }

  /** All symbols: how often what was decided in each minute; each row leads to what was decided then. */
  function minutes() {
    return recordTable(view, 'decisions', [
      ['Minute', (one) => day(one.minuteMs)], ['Symbol', (one) => one.symbol], ['What', (one) => words(one.action)],
      ['Said', (one) => words(one.said)], ['Layer', (one) => one.layer === null ? NONE : words(one.layer)], ['Code', (one) => one.code],
      ['How often', (one) => count(one.n)],
      {title: 'Explain', make: (one) => explain(`${one.symbol}@${new Date(one.minuteMs).toISOString().slice(0, 19)}Z`, `${one.symbol} at ${day(one.minuteMs)}`)},
    ], (one) => `${one.minuteMs} ${one.symbol} ${one.action} ${one.said} ${one.layer} ${one.code}`, wanted);
  }
}
