import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { Table } from './table.js';
import { Bars } from './chart.js';
import { Deed } from './dialog.js';
import { columns } from './calls.js';
import { now } from './live.js';
import { Verdicts, useIncidents } from './incidents.js';
import { safe, when, country, link, money } from './text.js';

const EVERY = 5000;
const MICROS = 1e6;
const DAYS = ['Working days', 'Saturdays', 'Sundays'];

export function Extension({ query, who }) {
  const [known, setKnown] = useState(null);
  const [problem, setProblem] = useState('');
  const [deed, setDeed] = useState(false);
  const [told, setTold] = useState('');
  const incidents = useIncidents({ pbx: query.pbx, extension: query.extension }, 20);
  useEffect(() => {
    let gone = false;
    const look = () => get('/extension', query).then(k => { if (!gone) { setKnown(k); setProblem(''); } }, p => { if (!gone) setProblem(p.message); });
    look();
    const timer = setInterval(() => { if (!document.hidden) look(); }, EVERY);
    return () => { gone = true; clearInterval(timer); };
  }, []);
  const title = el.h1('Extension ', safe(query.extension), ' ', el.small('on ' + safe(query.pbx)));
  if (problem && !known) return el.section(title, el.p({ class: 'problem', role: 'alert' }, problem));
  if (!known) return el.section(title, el.p({ class: 'wait' }, 'Asking the engines.'));
  const habits = known.habits;
  const called = habits.known && habits.week.some(days => days > 0);
  const fenced = known.fencedUntil > Date.now();
  return el.section(
    title,
    told && el.p({ class: 'told', role: 'status' }, safe(told, 300)),
    el.div({ class: 'figures' },
      el.div({ class: 'figure' }, el.span({ class: 'name' }, 'Held against it now'), el.span({ class: 'value' }, known.score + ' points')),
      el.div({ class: 'figure' }, el.span({ class: 'name' }, 'Fence'), el.span({ class: 'value' }, fenced ? 'until ' + when(known.fencedUntil) : 'none'),
        fenced && now.overview?.mode === 'observe' && el.span({ class: 'note' }, 'observed only')),
      el.div({ class: 'figure' }, el.span({ class: 'name' }, 'Spent today'), el.span({ class: 'value' }, money(habits.day / MICROS, known.currency)),
        known.dayLimit > 0 && el.span({ class: 'note' }, 'of ' + money(known.dayLimit, known.currency))),
      el.div({ class: 'figure' }, el.span({ class: 'name' }, 'This month'), el.span({ class: 'value' }, money(habits.month / MICROS, known.currency)))),
    who.role === 'operator' && el.p({ class: 'buttons left' }, fenced
      ? el.a({ class: 'button', href: link('fences') }, 'See its fence')
      : el.button({ type: 'button', onClick: () => setDeed(true) }, 'Fence it')),
    known.held.length > 0 && [el.h2('What is held against it'), el.ul({ class: 'signs' }, known.held.map((f, i) =>
      el.li({ key: i }, el.strong(f.points), ' ', el.span({ class: 'soft' }, f.engine), ' ', safe(f.why, 300))))],
    el.h2('Money by day, ' + safe(known.currency, 3)),
    h(Bars, { title: 'Money spent on each of the last days', points: known.days.map(d => ({ at: d.at, value: d.amount })),
      label: p => new Date(p.at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' }), format: v => v.toFixed(2) }),
    el.h2('When it calls'),
    called && el.p({ class: 'hint' }, 'The days on which it called near each hour.'),
    called ? el.div({ class: 'grid' }, DAYS.map((name, kind) => el.div({ key: name }, el.h3(name),
      h(Bars, { title: name + ', days with calls near each hour', height: 130, whole: true, points: habits.week.slice(kind * 24, kind * 24 + 24).map((value, hour) => ({ hour, value })),
        label: p => p.hour + ':00', format: v => String(Math.round(v)) }))))
      : el.p({ class: 'empty' }, 'No habits yet: a day counts once it is over.'),
    el.div({ class: 'grid' },
      el.div(el.h2('Countries it is used to'), habits.countries.length
        ? el.ul({ class: 'chips' }, habits.countries.map(code => el.li({ key: code }, country(code))))
        : el.p({ class: 'empty' }, 'None but its own. A country becomes usual the day after a call of a minute.')),
      el.div(el.h2('Where its phones are'), habits.places.length
        ? el.ul({ class: 'plain' }, habits.places.map(p => el.li({ key: p.network }, el.code(safe(p.network, 48)), ' ', country(p.country), ' ',
            el.small(safe(p.novelty, 80) + ', since ' + when(p.first * 1000) + ', last ' + when(p.last * 1000)))))
        : el.p({ class: 'empty' }, 'No address is known yet.'))),
    known.lessons.length > 0 && [el.h2('What people taught'), el.ul({ class: 'plain' }, known.lessons.map((l, i) => el.li({ key: i },
      safe(l.kind), ' ', el.strong(safe(l.value)), ' is known ', el.small(when(l.at) + ', ' + safe(l.who) + ': ' + safe(l.why, 120)))))],
    el.h2('Calls now'),
    h(Table, { caption: 'Its calls in progress', columns: columns(known.currency), rows: known.calls, keyOf: c => c.attempt, empty: 'No call in progress.' }),
    el.h2('Incidents'),
    h(Verdicts, { caption: 'Verdicts on its calls', rows: incidents, empty: 'No verdict on any of its calls.' }),
    deed && h(Deed, { title: 'Fence it', path: '/fences', danger: true,
      says: 'Bars calls abroad, to premium and satellite numbers, and ends those that are up. Internal and emergency calls are never barred.',
      body: { pbx: query.pbx, extension: query.extension }, fields: [{ name: 'minutes', label: 'For', value: '60', number: true,
        choices: [['30', '30 minutes'], ['60', 'an hour'], ['480', '8 hours'], ['1440', 'a day'], ['10080', 'a week']] }],
      close: () => setDeed(false), done: answer => { setDeed(false); setTold(answer); } }));
}
