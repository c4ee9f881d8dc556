import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { now } from './live.js';
import { Table } from './table.js';
import { safe, when, country, link } from './text.js';

const about = i => i.uniqueid ? { pbx: i.pbx, uniqueid: i.uniqueid } : { pbx: i.pbx, verdict: i.verdict };

// Verdicts of the store and those the stream told of, each once, the newest first.
function merged(kept, told) {
  const all = new Map(kept.map(each => [each.verdict, each]));
  told.forEach(each => {
    const known = all.get(each.verdict);
    all.set(each.verdict, known ? { ...known, result: known.result || each.result } : each);
  });
  return [...all.values()].sort((a, b) => b.verdict - a.verdict);
}

// What became of a call, in the words of whoever reads it at night.
const OUTCOMES = {
  confirmed: 'call ended', failed: 'still up', observed: 'only observed', emergency: 'left alone: emergency', over_budget: 'left alone: too many at once',
};

function became(verdict) {
  if (verdict.result) return OUTCOMES[verdict.result] || safe(verdict.result, 24);
  if (verdict.action === 'alert') return 'told';
  if (verdict.kind !== 'call') return el.a({ href: link('fences') }, 'see bans');
  return verdict.enforced ? 'under way' : 'only observed';
}

// Incidents of the store and those the stream told of since.
export function useIncidents(query, limit) {
  const [kept, setKept] = useState(null);
  const [, again] = useState(0);
  useEffect(() => {
    get('/incidents', { ...query, limit }).then(page => setKept(page.items), () => setKept([]));
  }, []);
  useEffect(() => {
    const timer = setInterval(() => again(n => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!kept) return [];
  const fresh = now.news.filter(n => (!query.pbx || n.pbx === query.pbx) && (!query.extension || n.extension === query.extension)
    && !query.action);
  return merged(kept, fresh).slice(0, limit);
}

export function Verdicts({ caption, rows, empty, more }) {
  const columns = [
    { name: 'When', cell: i => el.a({ href: link('incident', about(i)) }, when(i.at)) },
    { name: 'Verdict', cell: i => el.span({ class: 'tag ' + i.action }, i.action + (i.times > 1 ? ' × ' + i.times : '')) },
    { name: 'PBX', cell: i => safe(i.pbx, 20) },
    { name: 'Who', cell: i => i.kind === 'call' && i.extension
      ? el.a({ href: link('extension', { pbx: i.pbx, extension: i.extension }) }, safe(i.extension, 24)) : safe(i.extension || '–', 40) },
    { name: 'To', cell: i => i.number ? [el.span({ class: 'number' }, safe(i.number, 24)), ' ', el.small(country(i.country))] : '–' },
    { name: 'Points', kind: 'right', cell: i => i.score },
    { name: 'Outcome', cell: became },
    { name: 'Because', kind: 'wide', cell: i => el.span({ class: 'brief' }, safe(i.why, 140)) },
  ];
  return h(Table, { caption, columns, rows, keyOf: i => i.verdict, empty, more });
}

export function Incidents() {
  const [action, setAction] = useState('');
  const [kept, setKept] = useState(null);
  const [next, setNext] = useState('');
  const load = async (cursor, before) => {
    const page = await get('/incidents', { limit: 500, ...(action ? { action } : {}), ...(cursor ? { cursor } : {}) });
    setKept([...before, ...page.items]);
    setNext(page.next);
  };
  useEffect(() => { setKept(null); load('', []).catch(() => setKept([])); }, [action]);
  const fresh = (kept ? now.news : []).filter(n => !action || n.action === action);
  return el.section(
    el.h1('Incidents'),
    el.form({ class: 'filter', onSubmit: e => e.preventDefault() },
      el.label('Show ', el.select({ value: action, onChange: e => setAction(e.target.value) },
        [['', 'every verdict'], ['alert', 'alerts'], ['hangup', 'hangups'], ['fence', 'fences raised'], ['deny', 'calls that met a fence or a rule'], ['ban', 'bans']]
          .map(([value, name]) => el.option({ key: value, value }, name))))),
    h(Verdicts, { caption: 'Verdicts, the newest first', rows: merged(kept || [], fresh), empty: kept ? 'No verdict yet.' : 'Fetching incidents.' }),
    next && el.p(el.button({ type: 'button', onClick: () => load(next, kept) }, 'Older ones')));
}
