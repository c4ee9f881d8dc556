import { h, el, useState, useEffect } from './dom.js';
import { all } from './api.js';
import { Table } from './table.js';
import { safe, when, country, link } from './text.js';

const EVERY = 5000;

export function Extensions() {
  const [rows, setRows] = useState(null);
  const [like, setLike] = useState('');
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const found = [];
      await all('/extensions', {}, items => found.push(...items)).catch(() => {});
      if (!gone) setRows(found);
    };
    look();
    const timer = setInterval(() => { if (!document.hidden) look(); }, EVERY);
    return () => { gone = true; clearInterval(timer); };
  }, []);
  const shown = (rows || []).filter(r => r.seen.extension.toLowerCase().includes(like.trim().toLowerCase()));
  const columns = [
    { name: 'Extension', by: r => r.seen.extension, cell: r => el.a({ href: link('extension', { pbx: r.seen.pbx, extension: r.seen.extension }) }, safe(r.seen.extension, 28)) },
    { name: 'PBX', by: r => r.seen.pbx, cell: r => safe(r.seen.pbx, 24) },
    { name: 'Last verdict', by: r => r.seen.score, cell: r => r.seen.action ? el.span({ class: 'tag ' + r.seen.action }, r.seen.action + ' ' + r.seen.score) : '–' },
    { name: 'Stopped', kind: 'right', by: r => r.seen.stopped, cell: r => r.seen.stopped },
    { name: 'Calls', kind: 'right', by: r => r.seen.calls, cell: r => r.seen.calls },
    { name: 'Now', kind: 'right', by: r => r.live, cell: r => r.live },
    { name: 'Last call to', by: r => r.seen.country, cell: r => r.seen.number ? [el.span({ class: 'number' }, safe(r.seen.number, 24)), ' ', el.small(country(r.seen.country))] : '–' },
    { name: 'Address', by: r => r.seen.addresses[0]?.address || '', cell: r => safe(r.seen.addresses[0]?.address || '–', 40) },
    { name: 'Seen', by: r => r.seen.seen, cell: r => when(r.seen.seen) },
  ];
  return el.section(
    el.h1('Extensions'),
    el.form({ class: 'filter', role: 'search', onSubmit: e => e.preventDefault() },
      el.label('Find ', el.input({ type: 'search', value: like, placeholder: 'extension', onInput: e => setLike(e.target.value) }))),
    h(Table, { caption: 'Extensions seen since the start', columns, rows: shown, sort: { column: 2, down: true },
      keyOf: r => r.seen.pbx + ' ' + r.seen.extension, empty: rows ? 'No extension has shown itself yet.' : 'Fetching extensions.' }));
}
