// Replays and what-ifs over the journal: asked here, worked off by the fund one at a time, told as they go.

import {get, hasToken, post} from './api.js';
import {askToken, toast} from './ask.js';
import {element, write} from './dom.js';
import {filterForm} from './record.js';
import {table} from './table.js';
import {count, inR, moment, number, percent, sign, signed, text, words} from './text.js';

const LOOK_EVERY_MS = 700;

/** Starts a job and tells how it goes until it has ended; asks for a token first where there is none. */
export function startJob(view, body, tell) {
  if (!hasToken()) {
    askToken(() => startJob(view, body, tell));
    return;
  }
  let ended = false;
  view.onClose(() => { ended = true; });
  (async () => {
    try {
      let job = await post('/jobs', body);
      for (;;) {
        if (ended) return;
        tell(job);
        if (!['WAITING', 'RUNNING'].includes(job.state)) return;
        await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
        job = await get('/jobs/' + encodeURIComponent(job.id));
      }
    } catch (failure) {
      if (!ended) tell({state: 'FAILED', problem: failure.message, step: '', result: null});
    }
  })();
}

/** A job in one sentence. */
export function jobSays(job) {
  switch (job.state) {
    case 'WAITING': return 'Waits for the job before it.';
    case 'RUNNING': return `${job.step || 'Runs'}${job.total ? ', ' + percent(job.done / job.total, 0) : ''}.`;
    case 'CANCELLED': return 'Cancelled.';
    case 'FAILED': return `Failed: ${text(job.problem)}`;
    default: return job.kind !== 'REPLAY' ? whatIfSays(job.result) : job.asked?.decision ? decisionSays(job.asked.decision, job.result) : replaySays(job.result);
  }
}

function replaySays(result) {
  const first = result.firstDifference ? ` First: ${text(result.differences?.[0])}` : '';
  return `${count(result.decisionsCompared)} decisions derived again from their inputs, bit for bit: ${result.differenceCount === 0 ? 'no difference' : count(result.differenceCount) + ' DIFFERENCES'}.${first}`
      + ` ${count(result.events)} events read in ${number(result.seconds, 1)} s.`;
}

/** Of a replay that compared one decision: what it and the orders it led to came to. */
function decisionSays(name, result) {
  const [only] = result.kinds;
  if (only.derived === 0) return `${name} was only read, not derived again: ${Object.keys(only.because).join('; ')}.`;
  const compared = `${count(result.decisionsCompared)} ${result.decisionsCompared === 1 ? 'event' : 'events'} of it compared bit for bit`;
  return `${name} derived again from its inputs alone, ${compared}: ${result.differenceCount === 0 ? 'no difference' : `DIFFERENT. ${text(result.differences?.[0])}`}.`;
}

const whatIfSays = (result) => `Production ${inR(result.production.rMultiple)}; ${result.candidates.map((one) => `${name(one)}: ${inR(one.figures.rMultiple)}`).join('; ')}. ${count(result.bars)} bars played.`;
const name = (candidate) => Object.entries(candidate.sets).map(([key, value]) => `${key}=${value}`).join(', ') || candidate.figures.name;

/** A form that starts jobs, the jobs of late, and the candidates of the last what-if side by side. */
export function jobsPanel(view) {
  const form = filterForm('Ask the journal', [
    {name: 'kind', label: 'What', options: [['REPLAY', 'replay: does every decision come out the same?'], ['WHAT_IF', 'what if: exits by other theta']]},
    {name: 'symbols', label: 'Symbols', size: 14}, {name: 'theta', label: 'Theta', size: 28},
    {name: 'from', label: 'From (UTC)', type: 'datetime-local'}, {name: 'to', label: 'To (UTC)', type: 'datetime-local'},
  ], shape);
  const go = element('button', 'small', 'Start', {type: 'submit'});
  form.node.append(go);
  form.input('theta').placeholder = 'T1=1.5,kill_threshold=0.7';
  form.node.addEventListener('submit', start);
  const said = element('p', 'sub', '', {role: 'status'});
  const candidates = table({label: 'Candidates of the what-if', key: (one) => one.name, columns: ofLives(), empty: 'No what-if has ended yet.'});
  const jobs = table({label: 'Jobs of late', key: (one) => one.id, columns: ofJobs(view, () => read()), pageSize: 10, empty: 'Nothing was asked yet.'});
  const read = view.poll('Jobs', '/jobs', 3000, (list) => {
    jobs.show(list);
    const last = list.find((one) => one.kind === 'WHAT_IF' && one.state === 'DONE');
    if (last) candidates.show(lives(last.result));
  });
  shape();

  function shape() {
    const whatIf = form.value('kind') === 'WHAT_IF';
    form.input('theta').closest('label').hidden = !whatIf;
    candidates.node.hidden = !whatIf;
  }

  function start(event) {
    event.preventDefault();
    const body = {kind: form.value('kind')};
    if (form.value('symbols') !== '') body.symbols = form.value('symbols').toUpperCase();
    if (body.kind === 'WHAT_IF') body.theta = form.value('theta');
    for (const field of ['from', 'to']) if (form.timeMs(field) !== null) body[field] = utc(form.timeMs(field));
    startJob(view, body, (job) => {
      write(said, jobSays(job));
      read();
    });
  }

  return [form.node, said, candidates.node, jobs.node];
}

const lives = (result) => [{...result.record, name: 'on record'}, {...result.production, name: 'production, by the model'},
  ...result.candidates.map((one) => ({...one.figures, name: name(one), moved: one.exitsMoved}))];

function ofLives() {
  const right = (title, shown, tone) => ({title, number: true, text: shown, ...(tone ? {tone} : {})});
  return [
    {title: 'Settings', rowHead: true, className: 'wrap', text: (one) => one.name},
    right('Positions', (one) => count(one.positions)), right('R', (one) => inR(one.rMultiple), (one) => sign(one.rMultiple)),
    right('Net', (one) => signed(one.net), (one) => sign(one.net)), right('Win rate', (one) => percent(one.winRate, 0)),
    right('Deepest drawdown', (one) => percent(one.maxDrawdown, 1)), right('By kill score', (one) => count(one.kills)),
    right('By stop', (one) => count(one.stops)), right('Exits moved', (one) => count(one.moved)),
  ];
}

function ofJobs(view, again) {
  return [
    {title: 'Job', rowHead: true, text: (one) => one.id}, {title: 'What', text: (one) => words(one.kind)},
    {title: 'Asked', text: (one) => `${moment(one.askedAtMs)} by ${text(one.who)}`},
    {title: 'State', text: (one) => words(one.state), tone: (one) => ({DONE: 'good', FAILED: 'bad', CANCELLED: 'warn'})[one.state] ?? ''},
    {title: 'Took', text: (one) => one.startedAtMs && one.endedAtMs ? number((one.endedAtMs - one.startedAtMs) / 1000, 1) + ' s' : '—'},
    {title: 'Says', className: 'wrap', fold: false, text: jobSays},
    {title: '', name: 'Cancel', make: (first) => {
      const cancel = element('button', 'small', 'Cancel', {type: 'button', 'aria-label': 'Cancel ' + first.id});
      cancel.addEventListener('click', async () => {
        try {
          await post(`/jobs/${encodeURIComponent(first.id)}/cancel`, {});
          again();
        } catch (failure) {
          toast(failure.message);
        }
      });
      return {node: cancel, update: (one) => { cancel.hidden = !['WAITING', 'RUNNING'].includes(one.state); }};
    }},
  ];
}

/** The replay that compares one decision and nothing beside it. */
export const ofDecision = (told) => ({kind: 'REPLAY', decision: `${told.symbol}-${told.sequence}`});

/** To the second, as bodies take times. */
const utc = (ms) => new Date(ms).toISOString().slice(0, 19) + 'Z';
