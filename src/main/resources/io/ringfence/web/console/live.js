// What is going on now, kept up to date by one stream of events. A browser reconnects by itself and says where it was.
import { all } from './api.js';

const MOST_NEWS = 200;
export const now = { overview: null, calls: new Map(), news: [], connected: false, loaded: false };
const listeners = new Set();
let source = null;
let queued = false;
let fetching = 0;

export const onChange = listener => (listeners.add(listener), () => listeners.delete(listener));
export const onDeed = new Set();

const tell = () => {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    listeners.forEach(listener => listener());
  });
};

const key = call => call.pbx + '\n' + call.attempt;

async function fetchCalls() {
  const round = ++fetching;
  const ended = new Set();
  now.ended = ended;
  const found = new Map();
  await all('/calls', {}, items => items.forEach(call => found.set(key(call), call))).catch(() => {});
  if (round !== fetching) return;
  // What came by the stream meanwhile is newer than what was fetched.
  now.calls.forEach((call, k) => { if (now.fresh.has(k)) found.set(k, call); });
  ended.forEach(k => found.delete(k));
  now.calls = found;
  now.loaded = true;
  now.fresh = new Set();
  tell();
}
now.fresh = new Set();

const changes = {
  call(call) {
    now.calls.set(key(call), call);
    now.fresh.add(key(call));
  },
  ended(over) {
    now.calls.delete(key(over));
    now.fresh.delete(key(over));
    now.ended?.add(key(over));
  },
  verdict(verdict) {
    now.news.unshift(verdict);
    now.news.length = Math.min(now.news.length, MOST_NEWS);
  },
  outcome(outcome) {
    const about = now.news.find(each => each.pbx === outcome.pbx && each.uniqueid === outcome.uniqueid);
    if (about) about.result = outcome.result;
  },
  feed() {},
  deed(deed) {
    onDeed.forEach(listener => listener(deed));
  },
};

export function open() {
  close();
  source = new EventSource('/api/v1/events');
  source.addEventListener('open', () => { now.connected = true; tell(); });
  source.addEventListener('error', () => { now.connected = false; tell(); });
  source.addEventListener('hello', event => { if (JSON.parse(event.data).all) fetchCalls(); });
  source.addEventListener('overview', event => { now.overview = JSON.parse(event.data); now.connected = true; tell(); });
  source.addEventListener('changes', event => {
    for (const change of JSON.parse(event.data)) changes[change.kind]?.(change.is);
    if (now.fresh.size > 20000) now.fresh.clear();
    tell();
  });
  source.addEventListener('bye', () => { close(); location.reload(); });
}

export function close() {
  source?.close();
  source = null;
}

// A hidden page needs no news, and browsers allow only six connections to one server.
document.addEventListener('visibilitychange', () => {
  if (document.hidden && source) {
    close();
    now.paused = true;
  } else if (!document.hidden && now.paused) {
    now.paused = false;
    open();
  }
});
