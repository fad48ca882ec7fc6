// Server-sent events over fetch, so that the token may go along; resumes after the last event that was seen.

import {authorization} from './api.js';

const SIGNS_MISSED = 3;
const SHORTEST_SILENCE_MS = 3000;
const LONGEST_WAIT_MS = 3000;

/**
 * Opens a stream and keeps it open. Returns a function that ends it.
 *
 * @param onState takes 'live', or 'lost' with what happened
 */
export function watch(query, onEvent, onState) {
  let lastId = '';
  let wait = 500;
  let stopped = false;
  let silenceMs = 25000;
  let abort = new AbortController();

  async function run() {
    while (!stopped) {
      abort = new AbortController();
      let why = 'the stream ended';
      try {
        await read();
      } catch (failure) {
        why = failure instanceof TypeError ? 'the fund does not answer' : failure.message;
      }
      if (stopped) return;
      onState('lost', why);
      await new Promise((resume) => setTimeout(resume, wait));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  async function read() {
    const headers = {...authorization(), Accept: 'text/event-stream'};
    if (lastId) headers['Last-Event-ID'] = lastId;
    const response = await within(fetch('/api/v1/events?' + query, {headers, signal: abort.signal, cache: 'no-store'}));
    if (!response.ok) throw new Error('status ' + response.status);
    onState('live', '');
    wait = 500;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const {value, done} = await within(reader.read());
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      blocks.forEach(take);
    }
  }

  /** What the server sends within the time in which it promised a sign of life. */
  async function within(promise) {
    let alarm;
    const silence = new Promise((resolve, reject) => {
      alarm = setTimeout(() => {
        reject(new Error(`nothing was heard for ${Math.round(silenceMs / 1000)} s`));
        abort.abort();
      }, silenceMs);
    });
    try {
      return await Promise.race([promise, silence]);
    } finally {
      clearTimeout(alarm);
    }
  }

  function take(block) {
    let name = 'message';
    let data = '';
    for (const line of block.split('\n')) {
      if (line.startsWith('id: ')) lastId = line.slice(4);
      else if (line.startsWith('event: ')) name = line.slice(7);
      else if (line.startsWith('data: ')) data += line.slice(6);
      else if (line.startsWith(': at least every ')) {
        silenceMs = Math.max(SHORTEST_SILENCE_MS, SIGNS_MISSED * Number.parseInt(line.slice(17), 10));
      }
    }
    if (data) onEvent(name, JSON.parse(data));
  }

  run();
  return () => {
    stopped = true;
    abort.abort();
  };
}
