// Which node answers, who else there is, and how long what concerns all of them takes.

import {health} from './api.js';
import {card, element, figures, replace} from './dom.js';
import {table} from './table.js';
import {count, known, micros, NONE, number, percent} from './text.js';

export function open(view) {
  const own = figures(['Node', 'Version', 'Tick', 'Conductor', 'Symbols here', 'Copy of the ladder', 'May send for', 'Journal']);
  const members = table({label: 'Members', key: (one) => one.name, empty: 'One process: it is alone and owns the journal by a lock.', columns: [
    {title: 'Node', rowHead: true, text: (one) => one.name}, {title: 'Address', text: (one) => one.address},
    {title: 'Status', text: (one) => one.status.toLowerCase(), tone: (one) => one.status === 'UP' ? 'good' : 'warn'},
    {title: 'Reachable', text: (one) => one.reachable ? 'yes' : 'no', tone: (one) => one.reachable ? '' : 'bad'},
    {title: 'Roles', text: (one) => one.roles.join(', ')},
  ]});
  const latencies = table({label: 'Latencies across nodes', key: (one) => one.name, empty: 'A fund alone has none.', columns: [
    {title: 'What', rowHead: true, className: 'wrap', text: (one) => one.name}, {title: 'Measured', number: true, text: (one) => count(one.count)},
    {title: 'Median', number: true, text: (one) => micros(one.p50Micros)}, {title: 'p99', number: true, text: (one) => micros(one.p99Micros)},
    {title: 'Slowest', number: true, text: (one) => micros(one.maxMicros)},
  ]});
  const checks = table({label: 'Checks of readiness', key: (one) => one.name, columns: [
    {title: 'Check', rowHead: true, text: (one) => one.name}, {title: 'Passed', text: (one) => one.passed ? 'yes' : 'no', tone: (one) => one.passed ? 'good' : 'bad'},
    {title: 'Seen', className: 'wrap', text: (one) => one.detail},
  ]});
  const symbols = element('p', 'sub');
  view.main.append(element('div', 'grid', [
    card('This node', [own.node, symbols]), card('Members', members.node, 'span-6'), card('Readiness', checks.node, 'span-6'),
    card('Latencies', [element('p', 'sub', 'By the monotonic clock of this node, since its start.'), latencies.node]),
  ]));
  view.on('status', ({journal}) => own.show('Journal', journal.away ? `away, ${count(journal.events)} events in the file (${percent(journal.filled, 1)})` : 'up', journal.away ? 'bad' : 'good'));
  view.poll('Cluster', '/cluster', 2000, (now) => {
    own.show('Node', now.alone ? 'alone' : now.node);
    own.show('Version', now.version);
    own.show('Tick', now.tick === 0 ? NONE : count(now.tick));
    own.show('Conductor', now.seat ? 'sits here' : 'sits elsewhere');
    own.show('Symbols here', count(now.symbols.length));
    own.show('Copy of the ladder', known(now.leaseAgeMs) ? `${number(now.leaseAgeMs, 0)} ms old, counts for ${number(now.leaseMs, 0)} ms` : NONE, now.leaseAgeMs > now.leaseMs ? 'bad' : '');
    own.show('May send for', now.alone ? 'as long as it holds the lock' : known(now.ownershipLeftMs) ? `${number(now.ownershipLeftMs, 0)} of ${number(now.ownershipMs, 0)} ms` : NONE, now.ownershipLeftMs < 0 ? 'bad' : '');
    members.show(now.members);
    replace(symbols, now.symbols, () => now.symbols.join(', '));
    const all = now.latencies;
    latencies.show(all === null ? [] : [
      {name: 'Kill, until every gate went by it', ...all.kills}, {name: 'Kill, a lease waited for', ...all.killsByLease},
      {name: 'Rehearsed kill, there and back', ...all.rehearsals}, {name: 'Question to all nodes', ...all.round},
    ]);
  });
  view.poll('Readiness', () => health(), 5000, (told) => checks.show(told.checks));
}
