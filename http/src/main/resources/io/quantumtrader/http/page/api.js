// Talks to the fund. The token comes once with the address, is kept for this tab and leaves the address bar.

const KEY = 'quantum-trader-token';

export function takeTokenFromAddress() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!given) return;
  sessionStorage.setItem(KEY, given);
  history.replaceState(null, '', location.pathname + location.search);
}

export const hasToken = () => sessionStorage.getItem(KEY) !== null;
export const keepToken = (token) => sessionStorage.setItem(KEY, token);

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

export async function post(path, body) {
  const headers = {...authorization(), 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()};
  return answer(await fetch('/api/v1' + path, {method: 'POST', headers, body: JSON.stringify(body)}));
}
