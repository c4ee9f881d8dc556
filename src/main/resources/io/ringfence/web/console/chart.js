// Bars over time, and the same figures as a table for who cannot see them.
import { el, useEffect, useRef } from './dom.js';
import uPlot from '/lib/uplot.js';

const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export function Bars({ title, points, label, format, height = 160, whole = false }) {
  const box = useRef(null);
  const text = JSON.stringify(points);
  useEffect(() => {
    if (!points.length) return undefined;
    let plot = null;
    const draw = () => {
      plot?.destroy();
      const axis = { stroke: color('--soft'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false } };
      plot = new uPlot({
        width: Math.max(240, box.current.clientWidth), height, cursor: { show: false }, legend: { show: false },
        scales: { x: { time: false, range: [-0.6, points.length - 0.4] }, y: { range: (u, low, high) => [0, Math.max(high || 0, 1) * 1.1] } },
        axes: [
          { ...axis, size: 32, gap: 8, grid: { show: false }, splits: u => every(points.length, u.width), values: (u, at) => at.map(i => label(points[i])) },
          { ...axis, size: whole ? 36 : 56, ...(whole ? { incrs: WHOLE } : {}), values: (u, at) => at.map(format) },
        ],
        series: [{}, { fill: color('--accent'), stroke: color('--accent'), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.7, 60] }) }],
      }, [points.map((_, i) => i), points.map(p => p.value)], box.current);
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(box.current.parentElement);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    return () => { watch.disconnect(); scheme.removeEventListener('change', draw); plot?.destroy(); };
  }, [text]);
  if (!points.length) return el.p({ class: 'empty' }, 'No figures yet.');
  return el.div({ class: 'chart' },
    el.div({ ref: box, 'aria-hidden': 'true' }),
    el.table({ class: 'unseen' }, el.caption(title),
      el.tbody(points.map((p, i) => el.tr({ key: i }, el.td(label(p)), el.td(format(p.value)))))));
}

const every = (count, width) => {
  const step = Math.max(1, Math.ceil(count / Math.max(2, Math.floor(width / 60))));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
};
