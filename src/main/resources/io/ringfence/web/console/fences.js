import { h, el, useState, useEffect } from './dom.js';
import { all } from './api.js';
import { onDeed } from './live.js';
import { Table } from './table.js';
import { Deed } from './dialog.js';
import { safe, when, link } from './text.js';
import { now } from './live.js';

const EVERY = 10000;

function Bans({ who, done }) {
  const [rows, setRows] = useState(null);
  const [deed, setDeed] = useState(null);
  const look = async () => {
    const found = [];
    await all('/bans', {}, items => found.push(...items)).catch(() => {});
    setRows(found);
  };
  useEffect(() => {
    look();
    onDeed.add(look);
    const timer = setInterval(() => { if (!document.hidden) look(); }, EVERY);
    return () => { onDeed.delete(look); clearInterval(timer); };
  }, []);
  const may = who.role === 'operator' && !who.scope;
  const over = answer => { setDeed(null); look(); done(answer); };
  const columns = [
    { name: 'Address', by: b => b.network, cell: b => el.code(safe(b.network, 48)) },
    { name: 'PBX', by: b => b.pbx, cell: b => safe(b.pbx || 'all', 24) },
    { name: 'Since', by: b => b.since, cell: b => when(b.since) },
    { name: 'Until', by: b => b.until, cell: b => when(b.until) },
    { name: 'Times', kind: 'right', by: b => b.times, cell: b => b.times },
    { name: 'By', kind: 'short', cell: b => b.origin === 'person' ? 'a person' : 'Ringfence' },
    { name: 'Because', kind: 'wide', cell: b => safe(b.why, 140) + (b.enforced ? '' : ' (observed only)') },
    may && { name: 'Undo', cell: b => el.button({ type: 'button', 'aria-label': 'Lift the ban of ' + safe(b.network), onClick: () => setDeed({ lift: b }) }, 'Lift') },
  ].filter(Boolean);
  return [el.h2('Bans'),
    el.p({ class: 'hint' }, 'A ban keeps an address out at the firewall'
      + (rows?.length && rows.every(b => !b.enforced) ? '. These were only observed: nobody is kept out until the settings say so, with the key mode under bans.' : '.')),
    may && el.div({ class: 'filter' }, el.button({ type: 'button', class: 'primary', onClick: () => setDeed({ add: true }) }, 'Add a ban')),
    h(Table, { caption: 'Bans', columns, rows: rows || [], keyOf: b => b.network, empty: rows ? 'No address is banned.' : 'Fetching bans.' }),
    deed?.add && h(Deed, { title: 'Add a ban', path: '/bans', danger: true, close: () => setDeed(null), done: over, body: {},
      says: 'The address is kept out of every PBX.', fields: [{ name: 'network', label: 'Address or network' },
        { name: 'minutes', label: 'For', value: '60', number: true, choices: [['60', 'an hour'], ['1440', 'a day'], ['10080', 'a week']] }] }),
    deed?.lift && h(Deed, { title: 'Lift the ban', path: '/bans/lift', close: () => setDeed(null), done: over, body: { network: deed.lift.network },
      says: safe(deed.lift.network) + ' is let in again, and never banned by itself from now on, unless it did attack.',
      fields: [{ name: 'fraud', label: 'It did attack: remember nothing', check: true, value: false }] })];
}

export function Fences({ who }) {
  const [rows, setRows] = useState(null);
  const [old, setOld] = useState(false);
  const [deed, setDeed] = useState(null);
  const [told, setTold] = useState('');
  const look = async () => {
    const found = [];
    await all('/fences', old ? { all: 'true' } : {}, items => found.push(...items)).catch(() => {});
    setRows(found);
  };
  useEffect(() => {
    look();
    onDeed.add(look);
    const timer = setInterval(() => { if (!document.hidden) look(); }, EVERY);
    return () => { onDeed.delete(look); clearInterval(timer); };
  }, [old]);
  const operator = who.role === 'operator';
  const columns = [
    { name: 'Extension', by: f => f.extension, cell: f => el.a({ href: link('extension', { pbx: f.pbx, extension: f.extension }) }, safe(f.extension || f.payer, 28)) },
    { name: 'PBX', by: f => f.pbx, cell: f => safe(f.pbx, 24) },
    { name: 'Barred from', kind: 'some', cell: f => f.classes.map(name => safe(name, 24)).join(', ') },
    { name: 'Since', by: f => f.since, cell: f => when(f.since) },
    { name: 'Until', by: f => f.until, cell: f => [when(f.until), !f.stands && el.small(' fallen')] },
    { name: 'Times', kind: 'right', by: f => f.times, cell: f => f.times },
    { name: 'Because', kind: 'wide', cell: f => safe(f.why, 140) + (f.enforced && now.overview?.mode !== 'observe' ? '' : ' (observed only)') },
    operator && { name: 'Undo', cell: f => f.stands && el.button({ type: 'button', 'aria-label': 'Lift the fence of ' + safe(f.extension), onClick: () => setDeed({ lift: f }) }, 'Lift') },
  ].filter(Boolean);
  const done = answer => { setDeed(null); setTold(answer); look(); };
  const pbxs = (now.overview?.pbx || []).map(p => [p.name, safe(p.name)]);
  return el.section(
    el.h1('Fences and bans'),
    el.p({ class: 'hint' }, 'A fence bars an extension from costly calls for a while. Internal and emergency calls always go through.'
      + (now.overview?.mode === 'observe' ? ' Ringfence observes: these are the fences there would be, and no call is refused.' : '')),
    told && el.p({ class: 'told', role: 'status' }, safe(told, 400)),
    el.form({ class: 'filter', onSubmit: e => e.preventDefault() },
      operator && el.button({ type: 'button', class: 'primary', onClick: () => setDeed({ add: true }) }, 'Add a fence'),
      el.label({ class: 'check' }, el.input({ type: 'checkbox', checked: old, onChange: e => setOld(e.target.checked) }), 'fallen ones, too')),
    h(Table, { caption: 'Fences', columns, rows: rows || [], keyOf: f => f.pbx + ' ' + f.payer + ' ' + f.extension, empty: rows ? 'No extension is fenced.' : 'Fetching fences.' }),
    h(Bans, { who, done }),
    deed?.lift && h(Deed, { title: 'Lift the fence', path: '/fences/lift', close: () => setDeed(null), done,
      says: 'Extension ' + safe(deed.lift.extension) + ' on ' + safe(deed.lift.pbx) + ' may dial again. What it dialled is remembered as known, unless it was fraud.',
      body: { pbx: deed.lift.pbx, extension: deed.lift.extension }, fields: [{ name: 'fraud', label: 'It was fraud and is over: remember nothing as known', check: true, value: false }] }),
    deed?.add && h(Deed, { title: 'Add a fence', path: '/fences', danger: true, close: () => setDeed(null), done, body: {},
      says: 'Calls abroad, to premium and satellite numbers are barred, and those that are up are ended.',
      fields: [{ name: 'pbx', label: 'PBX', choices: pbxs, value: pbxs[0]?.[0] }, { name: 'extension', label: 'Extension' },
        { name: 'minutes', label: 'For', value: '60', number: true, choices: [['30', '30 minutes'], ['60', 'an hour'], ['480', '8 hours'], ['1440', 'a day'], ['10080', 'a week']] }] }));
}
