import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { onDeed } from './live.js';
import { Table } from './table.js';
import { safe, when } from './text.js';

export function Audit() {
  const [rows, setRows] = useState(null);
  const [next, setNext] = useState('');
  const load = (cursor, before) => get('/audit', { limit: 500, ...(cursor ? { cursor } : {}) }).then(page => {
    setRows([...before, ...page.items]);
    setNext(page.next);
  }, () => setRows(before));
  useEffect(() => {
    const look = () => load('', []);
    look();
    onDeed.add(look);
    return () => onDeed.delete(look);
  }, []);
  return el.section(
    el.h1('Audit log'),
    el.p({ class: 'hint' }, 'Who changed what, and why. Nothing here can be changed.'),
    h(Table, { caption: 'Changes, the newest first', rows: rows || [], keyOf: a => a.id, empty: rows ? 'Nobody has changed anything yet.' : 'Fetching.', columns: [
      { name: 'When', cell: a => when(a.at) },
      { name: 'Who', cell: a => safe(a.who, 40) },
      { name: 'PBX', cell: a => safe(a.pbx || 'all', 24) },
      { name: 'What', kind: 'wide', cell: a => safe(a.what, 200) },
      { name: 'Why', kind: 'wide', cell: a => safe(a.why || '–', 200) }] }),
    next && el.p(el.button({ type: 'button', onClick: () => load(next, rows) }, 'Older ones')));
}
