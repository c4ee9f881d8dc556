import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { Table } from './table.js';
import { safe, when, span } from './text.js';

const EVERY = 5000;

export function Blind() {
  const [rows, setRows] = useState(null);
  useEffect(() => {
    const look = () => get('/blind', { limit: 1000 }).then(page => setRows(page.items), () => setRows(was => was || []));
    look();
    const timer = setInterval(() => { if (!document.hidden) look(); }, EVERY);
    return () => clearInterval(timer);
  }, []);
  return el.section(
    el.h1('Blind intervals'),
    el.p({ class: 'hint' }, 'When Ringfence could not see a PBX, to the second. Calls made in these times were not judged.'),
    h(Table, { caption: 'Blind intervals, the newest first', rows: rows || [], keyOf: b => b.pbx + b.since, empty: rows ? 'Ringfence has seen every PBX all the time.' : 'Fetching.', columns: [
      { name: 'PBX', by: b => b.pbx, cell: b => safe(b.pbx, 24) },
      { name: 'From', by: b => b.since, cell: b => when(b.since) },
      { name: 'Until', by: b => b.until, cell: b => b.until ? when(b.until) : el.strong('still blind') },
      { name: 'Lasted', by: b => (b.until || Date.now()) - b.since, cell: b => span((b.until || Date.now()) - b.since) },
      { name: 'Because', kind: 'wide', cell: b => safe(b.reason, 200) }] }));
}
