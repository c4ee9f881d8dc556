import { h, el, useState } from './dom.js';
import { now } from './live.js';
import { Table } from './table.js';
import { safe, clock, span, country, link, money } from './text.js';

export const columns = currency => [
  { name: 'Since', by: c => c.since, cell: c => clock(c.since) },
  { name: 'PBX', by: c => c.pbx, cell: c => safe(c.pbx, 24) },
  { name: 'Who pays', by: c => c.extension, cell: c => c.payer === 'extension' && c.extension
    ? el.a({ href: link('extension', { pbx: c.pbx, extension: c.extension }) }, safe(c.extension, 24)) : safe(c.extension || c.payer, 24) },
  { name: 'To', by: c => c.number, cell: c => el.span({ class: 'number' }, safe(c.number, 28)) },
  { name: 'Where', by: c => c.country, cell: c => [country(c.country), ' ', el.small(c.type)] },
  { name: 'State', by: c => c.answered, cell: c => c.answered ? span(Date.now() - c.answered) : el.span({ class: 'soft' }, 'ringing') },
  { name: 'Cost', kind: 'right', by: c => cost(c), cell: c => cost(c) ? money(cost(c), currency) : '–' },
  { name: 'Verdict', by: c => c.score, cell: c => c.action ? el.span({ class: 'tag ' + c.action }, c.action + ' ' + c.score) : '–' },
];

const cost = c => c.answered ? c.perMinute * Math.max(0, Date.now() - c.answered) / 60000 : 0;

export function Calls() {
  const [like, setLike] = useState('');
  const wanted = like.trim().toLowerCase();
  const rows = [...now.calls.values()].filter(c => !wanted
    || [c.pbx, c.extension, c.number, c.dialled, c.country, c.type].some(text => text.toLowerCase().includes(wanted)));
  return el.section(
    el.h1('Live calls'),
    el.form({ class: 'filter', role: 'search', onSubmit: e => e.preventDefault() },
      el.label('Find ', el.input({ type: 'search', value: like, placeholder: 'extension, number, country code', onInput: e => setLike(e.target.value) }))),
    h(Table, { caption: 'Calls in progress', columns: columns(now.overview?.currency || ''), rows, sort: { column: 0, down: true },
      keyOf: c => c.pbx + ' ' + c.attempt, empty: now.loaded ? 'No calls in progress.' : 'Fetching calls.' }));
}
