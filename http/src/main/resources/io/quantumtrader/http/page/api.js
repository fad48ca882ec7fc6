// Talks to the fund. The token comes once with the address, is kept for this tab and leaves the address bar.

const KEY = 'quantum-trader-token';

/** Takes the token out of the address; true if there was one. */
export function takeTokenFromAddress() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!given) return false;
  sessionStorage.setItem(KEY, given);
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}

export const hasToken = () => sessionStorage.getItem(KEY) !== null;
export const keepToken = (token) => sessionStorage.setItem(KEY, token);
export const dropToken = () => sessionStorage.removeItem(KEY);

export function authorization() {
  const token = sessionStorage.getItem(KEY);
  return token ? {Authorization: 'Bearer ' + token} : {};
}

/** What went wrong, in the words of the server. */
export class Problem extends Error {
  constructor(body, status) {
    const violations = (body.violations ?? []).map((one) => `${one.field}: ${one.observed}, expected ${one.expected}`);
    const refusals = (body.verdicts ?? []).filter((one) => one.refused)
        .flatMap((one) => one.reasons.map((why) => `level ${one.level} ${why.code}: ${why.meaning}`));
    const results = (body.results ?? []).length > 1 ? body.results.map((one) => `${one.latchId}: ${one.state.toLowerCase()}${one.reason ? ', ' + one.reason.code : ''}`) : [];
    super([body.detail || body.title || 'status ' + status, ...violations, ...refusals, ...results].join('\n'));
    this.status = status;
    this.body = body;
  }
}

async function answer(response) {
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = {detail: 'the answer cannot be read, status ' + response.status};
  }
  if (!response.ok) throw new Problem(body, response.status);
  return body;
}

export const get = async (path) => answer(await fetch('/api/v1' + path, {headers: authorization()}));

/** Whether the fund is ready: its checks, also where some failed. */
export async function health() {
  const response = await fetch('/health/ready');
  const body = await response.json();
  if (!Array.isArray(body.checks)) throw new Problem(body, response.status);
  return body;
}

/** Words that nobody has answered yet, with their keys: the same word said again must not act twice. */
const unanswered = new Map();

/** A word; when nothing comes back in time it is not known whether it took effect, and that is said. */
export async function post(path, body, withinMs = 20000) {
  const word = `${path} ${JSON.stringify(body)}`;
  const key = unanswered.get(word) ?? crypto.randomUUID();
  unanswered.set(word, key);
  const headers = {...authorization(), 'Content-Type': 'application/json', 'Idempotency-Key': key};
  let response;
  try {
    response = await fetch('/api/v1' + path, {method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(withinMs)});
  } catch (failure) {
    throw new Error(failure.name === 'TimeoutError'
      ? `NOT acknowledged: the fund has not answered within ${withinMs / 1000} s. It may still take effect. Say it again, use ./qt, or act at the venue.`
      : `NOT acknowledged: the fund is not reached (${failure.message}). Say it again, use ./qt, or act at the venue.`);
  }
  unanswered.delete(word);
  return answer(response);
}

/** A word that takes permission away: its answer takes milliseconds, so that silence is told soon. */
export const tighten = (path, body) => post(path, body, 3000);

/** Saves an answer as a file; the token goes along, which a bare link could not. */
export async function download(path, name) {
  const response = await fetch('/api/v1' + path, {headers: authorization()});
  if (!response.ok) await answer(response);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
