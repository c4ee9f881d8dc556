import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { Table } from './table.js';
import { safe } from './text.js';

export function Settings() {
  const [told, setTold] = useState(null);
  const [problem, setProblem] = useState('');
  useEffect(() => { get('/settings').then(setTold, p => setProblem(p.message)); }, []);
  if (problem) return el.section(el.h1('Settings'), el.p({ class: 'problem', role: 'alert' }, problem));
  if (!told) return el.section(el.h1('Settings'), el.p({ class: 'wait' }, 'Fetching the settings.'));
  const written = told.lines.filter(line => line.line > 0);
  const left = told.lines.filter(line => line.line === 0);
  return el.section(
    el.h1('Settings'),
    el.p({ class: 'hint' }, 'As loaded at the start. They are changed in the file, not here. Secrets are never shown.'),
    told.warnings.length > 0 && el.div({ class: 'card warn' }, el.h2('Warnings'), el.ul(told.warnings.map(w => el.li({ key: w }, safe(w, 400))))),
    h(Table, { caption: 'What the file says', rows: written, keyOf: l => l.line + l.path + l.value, empty: 'No file was read: these settings come with the demonstration.', columns: [
      { name: 'Key', cell: l => el.code(safe(l.path, 60)) },
      { name: 'Line', kind: 'right', cell: l => l.line },
      { name: 'Value', kind: 'wide', cell: l => safe(l.value, 120) }] }),
    left.length > 0 && el.details(el.summary(left.length + ' keys left out, so at their defaults'), el.p({ class: 'soft' }, left.map(l => l.path).join(', '))),
    el.details({ open: written.length === 0 }, el.summary('All that is in force, defaults included'), el.pre(told.inForce)));
}
