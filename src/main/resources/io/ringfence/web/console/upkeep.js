import { h, el, Fragment, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { onDeed } from './live.js';
import { Table } from './table.js';
import { Deed } from './dialog.js';
import { safe, when } from './text.js';

const OFTEN = 1500;
const SELDOM = 15000;

// What a path of the API tells, fetched again after every deed, and often while something is under way.
function useTold(path, busy) {
  const [told, setTold] = useState(null);
  const running = told && busy(told);
  useEffect(() => {
    const look = () => get(path).then(setTold, () => {});
    look();
    onDeed.add(look);
    const timer = setInterval(() => { if (!document.hidden) look(); }, running ? OFTEN : SELDOM);
    return () => { onDeed.delete(look); clearInterval(timer); };
  }, [path, running]);
  return told;
}

const anyRunning = told => told.items.some(one => one.running);
const itself = told => told.running;

export function Upkeep({ who }) {
  const [deed, setDeed] = useState(null);
  const [told, setTold] = useState('');
  const operator = who.role === 'operator';
  const ask = given => setDeed({ body: {}, ...given, close: () => setDeed(null), done: answer => { setDeed(null); setTold(answer); onDeed.forEach(look => look()); } });
  return el.section(
    el.h1('Drills and backups'),
    told && el.p({ class: 'told', role: 'status' }, safe(told, 400)),
    h(Drills, { ask, operator }),
    h(Changes, { ask, operator }),
    !who.scope && h(Receivers, { ask, operator }),
    !who.scope && h(Backups, { ask, operator }),
    deed && h(Deed, deed));
}

function Drills({ ask, operator }) {
  const drills = useTold('/drills', anyRunning);
  return h(Fragment, null,
    el.h2('Drills'),
    el.p({ class: 'hint' }, 'A drill begins a call that leads nowhere and proves that Ringfence sees it, ends it and tells you. No phone rings, no trunk is used, no real call is touched.'),
    !drills ? el.p({ class: 'wait' }, 'Fetching the drills.')
      : el.ul({ class: 'cards broad' }, drills.items.map(drill => h(Drill, { key: drill.pbx, drill, alone: drills.items.length === 1, ask, operator }))));
}

const count = steps => steps.length + ' steps, ' + steps.filter(step => step.result === 'OK').length + ' proven';

function Drill({ drill, alone, ask, operator }) {
  const state = !drill.at ? '' : drill.passed ? 'ready' : 'blind';
  return el.li({ class: 'card' },
    el.h3(state && el.span({ class: 'dot ' + state, 'aria-hidden': 'true' }), safe(drill.pbx)),
    el.p({ class: 'soft' }, !drill.at ? 'No drill has been held on this PBX yet.'
      : [el.strong({ class: drill.passed ? 'well' : 'ill' }, drill.passed ? 'Passed ' : 'Failed '), when(drill.at), ', for ' + safe(drill.who, 40) + (drill.why ? ': ' + safe(drill.why, 120) : '')]),
    drill.steps.length > 0 ? el.details({ open: !drill.passed || alone }, el.summary(count(drill.steps)),
        el.ol({ class: 'steps' }, drill.steps.map(step => h(Step, { key: step.name, step }))))
      : drill.at > 0 && el.p(safe(drill.line, 400)),
    operator && el.button({ type: 'button', disabled: drill.running, 'aria-label': (drill.running ? 'A drill is under way on ' : 'Run a drill now on ') + safe(drill.pbx), onClick: () => ask({
      title: 'Run a drill now', path: '/drills', body: { pbx: drill.pbx },
      says: 'On ' + safe(drill.pbx) + ', within some seconds. Everybody who is told of fraud gets a message marked as a test.',
    }) }, drill.running ? 'A drill is under way' : 'Run a drill now'));
}

const RESULTS = { OK: 'proven', FAIL: 'failed', UNPROVEN: 'not proven' };

function Step({ step }) {
  return el.li({ class: step.result.toLowerCase() },
    el.strong(safe(step.name, 60)), ' ', el.span({ class: 'result' }, RESULTS[step.result]),
    el.span({ class: 'took' }, step.millis >= 0 ? step.millis.toFixed(1) + ' ms' : ''),
    el.span({ class: 'says' }, safe(step.says, 300)));
}

function Receivers({ ask, operator }) {
  const told = useTold('/receivers', itself);
  return h(Fragment, null,
    el.h2('Who is told'),
    operator && told?.items.length > 0 && el.div({ class: 'filter' }, el.button({ type: 'button', disabled: told.running, onClick: () => ask({
      title: 'Send a test message', path: '/receivers/test', says: 'To everybody in the list. It is marked as a test.' }) }, told.running ? 'Test messages are on their way' : 'Send a test message')),
    h(Table, { caption: 'Receivers of notifications', rows: told?.items || [], keyOf: r => r.name,
      empty: told ? 'Nobody is told of anything: the settings have no key notify.' : 'Fetching.', columns: [
        { name: 'Name', by: r => r.name, cell: r => safe(r.name, 40) },
        { name: 'By', by: r => r.kind, cell: r => r.kind },
        { name: 'Told from', by: r => r.from, cell: r => r.from === 'nothing' ? 'reports only' : r.from },
        { name: 'Last test', by: r => r.at, cell: r => r.at ? when(r.at) : 'none since the start' },
        { name: 'Answer', kind: 'wide', cell: r => r.at ? (r.well ? 'taken: ' : 'not taken: ') + safe(r.says, 200) : '–' }] }));
}

function Backups({ ask, operator }) {
  const told = useTold('/backups', itself);
  return h(Fragment, null,
    el.h2('Backups'),
    el.p({ class: 'hint' }, told?.folder ? ['In ', el.code(safe(told.folder, 200)), ' on this server: copy them to another machine. They hold the numbers people called, password hashes and what secrets stand in the settings, so they cannot be downloaded here. ', el.code('./ringfence restore FILE'), ' puts one back.']
      : 'No store is set, so there is nothing to back up.'),
    told?.failure && el.p({ class: 'problem', role: 'alert' }, 'The last backup was not made: ' + safe(told.failure, 300)),
    operator && told?.folder && el.div({ class: 'filter' }, el.button({ type: 'button', disabled: told.running, onClick: () => ask({
      title: 'Back up now', path: '/backups', says: 'The store, the settings and the lists they name, as one checked file. Ringfence goes on meanwhile.' }) }, told.running ? 'A backup is under way' : 'Back up now')),
    told?.folder && h(Table, { caption: 'Backups, the newest first', rows: told.items, keyOf: b => b.name, empty: 'No backup has been made here.', columns: [
      { name: 'File', cell: b => el.code(safe(b.name, 60)) },
      { name: 'Made', cell: b => when(b.at) },
      { name: 'Size', kind: 'right', cell: b => (b.bytes / 1e6).toFixed(1) + ' MB' }] }));
}

// Shown only where something is watched at all.
function Changes({ ask, operator }) {
  const told = useTold('/watched', () => false);
  if (!told || !told.watched && !told.items.length) return null;
  const pbxs = [...new Set(told.items.map(one => one.pbx))];
  return h(Fragment, null,
    el.h2('Changes of the configuration'),
    el.p({ class: 'hint' }, told.watched.toLocaleString('en-GB') + ' things are watched. What changed without being announced stays here until somebody accepts it.'),
    told.announced.map(one => el.p({ class: 'told', key: one.until }, 'Changes' + (one.pbx ? ' of ' + safe(one.pbx) : '') + ' are accepted until ' + when(one.until) + ', by ' + safe(one.who) + ': ' + safe(one.why, 120))),
    operator && pbxs.length > 0 && el.div({ class: 'filter' }, pbxs.map(pbx => el.button({ type: 'button', key: pbx, onClick: () => ask({
      title: 'Accept the configuration', path: '/watched/accept', body: { pbx }, says: 'Everything that is watched on ' + safe(pbx) + ' counts as right, as it was at the last look.' }) }, 'Accept all changes of ' + safe(pbx)))),
    h(Table, { caption: 'Not as accepted', rows: told.items, keyOf: one => one.pbx + one.what + one.name + one.place, empty: 'Everything is as it was accepted.', columns: [
      { name: 'PBX', by: one => one.pbx, cell: one => safe(one.pbx, 24) },
      { name: 'Is', by: one => one.is, cell: one => one.is },
      { name: 'What', by: one => one.what, cell: one => safe(one.what, 40) },
      { name: 'Which', kind: 'some', by: one => one.name, cell: one => safe(one.name, 80) },
      { name: 'Since', by: one => one.since, cell: one => when(one.since) },
      { name: 'Where', kind: 'wide', cell: one => safe(one.place, 200) }] }));
}
