// Server-sent events over fetch, so that the token may go along; resumes after the last event that was seen.

import {authorization} from './api.js';

const SILENCE_MS = 25000;

/** Opens a stream and keeps it open. Returns a function that ends it. */
export function watch(query, onEvent, onState) {
  let lastId = '';
  let wait = 500;
  let stopped = false;
  let abort = new AbortController();

  async function run() {
    while (!stopped) {
      abort = new AbortController();
      try {
        await read();
      } catch (failure) {
        if (stopped) return;
        onState('lost', failure.message);
      }
      if (!stopped) onState('lost', 'the stream ended');
      await new Promise((resume) => setTimeout(resume, wait));
      wait = Math.min(wait * 2, 5000);
    }
  }

  async function read() {
    const headers = {...authorization(), Accept: 'text/event-stream'};
    if (lastId) headers['Last-Event-ID'] = lastId;
    const response = await fetch('/api/v1/events?' + query, {headers, signal: abort.signal, cache: 'no-store'});
    if (!response.ok) throw new Error('status ' + response.status);
    onState('live', '');
    wait = 500;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const alarm = setTimeout(() => abort.abort(), SILENCE_MS);
      const {value, done} = await reader.read();
      clearTimeout(alarm);
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      blocks.forEach(take);
    }
  }

  function take(block) {
    let name = 'message';
    let data = '';
    for (const line of block.split('\n')) {
      if (line.startsWith('id: ')) lastId = line.slice(4);
      else if (line.startsWith('event: ')) name = line.slice(7);
      else if (line.startsWith('data: ')) data += line.slice(6);
    }
    if (data) onEvent(name, JSON.parse(data));
  }

  run();
  return () => {
    stopped = true;
    abort.abort();
  };
}
