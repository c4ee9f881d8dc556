// Requests to the API. Whoever is no longer logged in is told so once, by the event "out".
const listeners = new Set();
let token = '';

export const onOut = listener => (listeners.add(listener), () => listeners.delete(listener));

export class Problem extends Error {
  constructor(status, body) {
    super(body.error || 'The server answered ' + status + '.');
    this.status = status;
    this.firstUser = Boolean(body.firstUser);
  }
}

async function call(method, path, body) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Ringfence-Token': token };
  const answer = await fetch('/api/v1' + path, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store',
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const problem = new Problem(answer.status, told);
    if (answer.status === 401 && path !== '/session') listeners.forEach(listener => listener(problem));
    throw problem;
  }
  return told;
}

export const get = (path, query) => call('GET', path + (query ? '?' + new URLSearchParams(query) : ''));
export const post = (path, body) => call('POST', path, body);

export async function session() {
  const told = await call('GET', '/session');
  token = told.token;
  return told;
}

export async function login(name, password) {
  const told = await call('POST', '/session', { name, password });
  token = told.token;
  return told;
}

export const logout = () => call('DELETE', '/session', {});

// All pages of a list, handed over as they come.
export async function all(path, query, each) {
  let cursor = '';
  do {
    const page = await get(path, { ...query, limit: 1000, ...(cursor ? { cursor } : {}) });
    each(page.items);
    cursor = page.next;
  } while (cursor);
}
