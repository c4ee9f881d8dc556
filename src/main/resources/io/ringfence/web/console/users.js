import { h, el, useState, useEffect } from './dom.js';
import { all } from './api.js';
import { Table } from './table.js';
import { safe, when } from './text.js';

export function Users() {
  const [rows, setRows] = useState(null);
  useEffect(() => {
    const found = [];
    all('/users', {}, items => found.push(...items)).then(() => setRows(found), () => setRows([]));
  }, []);
  return el.section(
    el.h1('Users'),
    el.p({ class: 'hint' }, 'Added and removed on the server, where nobody can reach them over the network: ', el.code('./ringfence users')),
    h(Table, { caption: 'Users', rows: rows || [], keyOf: u => u.name, empty: rows ? 'No users.' : 'Fetching.', columns: [
      { name: 'Name', by: u => u.name, cell: u => safe(u.name) },
      { name: 'Role', by: u => u.role, cell: u => u.role },
      { name: 'PBXs', by: u => u.scope, cell: u => safe(u.scope || 'all', 80) },
      { name: 'Changed', by: u => u.changed, cell: u => when(u.changed) },
      { name: 'Tokens', kind: 'wide', cell: u => u.tokens.map(t => safe(t, 30)).join(', ') || '–' }] }));
}
