// What a person with a keyboard, a screen reader or weak eyes would stumble over on the page; a list of complaints.
(() => {
  const complaints = [];
  const say = (what, e) => complaints.push(what + ': ' + (e?.outerHTML || '').slice(0, 120));
  if (document.querySelectorAll('h1').length !== 1) say('not one h1');
  for (const [what, selector] of [['header', 'header'], ['nav', 'nav[aria-label]'], ['main', 'main'], ['live region', '[aria-live]']]) {
    if (!document.querySelector(selector)) say('no ' + what);
  }
  if (!document.documentElement.lang || !document.title) say('no language or title');
  document.querySelectorAll('table').forEach(t => { if (!t.caption) say('a table without caption', t); });
  document.querySelectorAll('thead th, tbody th').forEach(t => { if (!t.scope) say('a heading cell without scope', t); });
  document.querySelectorAll('button, a').forEach(b => { if (!b.innerText.trim() && !b.getAttribute('aria-label')) say('nothing to read on', b); });
  document.querySelectorAll('a').forEach(a => { if (!a.href) say('a link to nowhere', a); });
  document.querySelectorAll('input, select, textarea').forEach(i => { if (!i.labels.length) say('no label for', i); });
  document.querySelectorAll('img').forEach(i => { if (i.getAttribute('alt') === null) say('no alt', i); });
  let level = 0;
  document.querySelectorAll('h1, h2, h3').forEach(x => { const l = Number(x.tagName[1]); if (l > level + 1) say('a heading skips a level', x); level = l; });

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => { for (let x = e; x; x = x.parentElement) { const c = rgb(getComputedStyle(x).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
  document.querySelectorAll('body *').forEach(e => {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !e.checkVisibility() || e.closest('.unseen, noscript')) return;
    const style = getComputedStyle(e);
    const a = light(rgb(style.color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700;
    if (ratio < (large ? 3 : 4.5)) say('contrast ' + ratio.toFixed(2), e);
  });
  if (document.documentElement.scrollWidth > innerWidth) say('wider than the window');
  return complaints;
})()
