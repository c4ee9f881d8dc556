import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { Table } from './table.js';
import { Deed } from './dialog.js';
import { safe } from './text.js';

export function Settings({ who }) {
  const [told, setTold] = useState(null);
  const [problem, setProblem] = useState('');
  const [deed, setDeed] = useState(false);
  const [answer, setAnswer] = useState('');
  const look = () => get('/settings').then(setTold, p => setProblem(p.message));
  useEffect(() => { look(); }, []);
  if (problem) return el.section(el.h1('Settings'), el.p({ class: 'problem', role: 'alert' }, problem));
  if (!told) return el.section(el.h1('Settings'), el.p({ class: 'wait' }, 'Fetching the settings.'));
  const written = told.lines.filter(line => line.line > 0);
  const left = told.lines.filter(line => line.line === 0);
  return el.section(
    el.h1('Settings'),
    el.p({ class: 'hint' }, 'As they are in force. They are changed in the file on the server, not here; then have it read again. Secrets are never shown.'),
    answer && el.p({ class: 'told', role: 'status' }, safe(answer, 600)),
    who.role === 'operator' && written.length > 0 && el.div({ class: 'filter' }, el.button({ type: 'button', onClick: () => setDeed(true) }, 'Read the file again')),
    deed && h(Deed, { title: 'Read the file again', path: '/reload', body: {}, close: () => setDeed(false), done: said => { setDeed(false); setAnswer(said); look(); },
      says: 'What changed in the file is in force at once, or named as waiting for a restart. A file with an error changes nothing.' }),
    told.warnings.length > 0 && el.div({ class: 'card warn' }, el.h2('Warnings'), el.ul(told.warnings.map(w => el.li({ key: w }, safe(w, 400))))),
    h(Table, { caption: 'What the file says', rows: written, keyOf: l => l.line + l.path + l.value, empty: 'No file was read: these settings come with the demonstration.', columns: [
      { name: 'Key', cell: l => el.code(safe(l.path, 60)) },
      { name: 'Line', kind: 'right', cell: l => l.line },
      { name: 'Value', kind: 'wide', cell: l => safe(l.value, 120) }] }),
    left.length > 0 && el.details(el.summary(left.length + ' keys left out, so at their defaults'), el.p({ class: 'soft' }, left.map(l => l.path).join(', '))),
    el.details({ open: written.length === 0 }, el.summary('All that is in force, defaults included'), el.pre({ tabIndex: 0, role: 'region', 'aria-label': 'All that is in force' }, told.inForce)));
}
