// A table that stays fast with any number of rows: only those in sight are in the page.
import { h, el, useState, useEffect, useRef } from './dom.js';

const ROW = 34;
const AHEAD = 12;
const PLAIN_UP_TO = 60;

export function Table({ caption, columns, rows, keyOf, empty, sort: first }) {
  const [sort, setSort] = useState(first || null);
  const [view, setView] = useState({ from: 0, to: 80 });
  const frame = useRef(null);
  const ordered = sort ? order(rows, columns[sort.column], sort.down) : rows;
  const virtual = ordered.length > PLAIN_UP_TO;

  useEffect(() => {
    const box = frame.current;
    if (!box || !virtual) return undefined;
    const look = () => {
      const from = Math.max(0, Math.floor(box.scrollTop / ROW) - AHEAD);
      const to = Math.ceil((box.scrollTop + box.clientHeight) / ROW) + AHEAD;
      setView(was => was.from === from && was.to === to ? was : { from, to });
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [virtual]);

  if (!rows.length) return el.p({ class: 'empty' }, empty || 'Nothing here.');
  const shown = virtual ? ordered.slice(view.from, view.to) : ordered;
  const from = virtual ? Math.min(view.from, ordered.length) : 0;
  const head = el.tr(columns.map((column, i) => h('th', {
    scope: 'col', class: column.kind, 'aria-sort': sort?.column === i ? (sort.down ? 'descending' : 'ascending') : undefined,
  }, column.by
    ? el.button({ type: 'button', class: 'sort', onClick: () => setSort({ column: i, down: sort?.column === i ? !sort.down : true }) },
        column.name, el.span({ 'aria-hidden': 'true' }, sort?.column === i ? (sort.down ? ' ↓' : ' ↑') : ''))
    : column.name)));
  return el.div({ class: virtual ? 'frame tall' : 'frame', ref: frame, tabIndex: virtual ? 0 : undefined, role: 'region', 'aria-label': caption },
    h('table', { 'aria-rowcount': ordered.length + 1 },
      el.caption(caption, el.span({ class: 'count' }, ' ' + ordered.length.toLocaleString('en-GB'))),
      el.thead(head),
      el.tbody(
        from > 0 && el.tr({ key: 'before', 'aria-hidden': 'true', class: 'gap', style: { height: from * ROW + 'px' } }),
        shown.map((row, i) => h('tr', { key: keyOf(row), 'aria-rowindex': from + i + 2, class: virtual ? 'line' : undefined },
          columns.map((column, c) => cell(column, c, column.cell(row))))),
        virtual && from + shown.length < ordered.length
          && el.tr({ key: 'after', 'aria-hidden': 'true', class: 'gap', style: { height: (ordered.length - from - shown.length) * ROW + 'px' } }))));
}

// On a phone what holds nothing is left out.
const cell = (column, c, shown) => h(c === 0 ? 'th' : 'td', {
  scope: c === 0 ? 'row' : undefined, class: (column.kind || '') + (shown === '–' ? ' none' : '') || undefined, 'data-name': column.name,
}, shown);

function order(rows, column, down) {
  const sign = down ? -1 : 1;
  return [...rows].sort((one, other) => {
    const a = column.by(one);
    const b = column.by(other);
    return a < b ? -sign : a > b ? sign : 0;
  });
}
