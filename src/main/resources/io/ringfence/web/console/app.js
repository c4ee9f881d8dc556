import { h, el, render, Fragment, useState, useEffect, useRef } from './dom.js';
import { session, login, logout, onOut, Problem } from './api.js';
import { open, close, now, onChange } from './live.js';
import { link, safe } from './text.js';
import { Login } from './login.js';
import { Overview } from './overview.js';
import { Calls } from './calls.js';
import { Extensions } from './extensions.js';
import { Extension } from './extension.js';
import { Incidents } from './incidents.js';
import { Incident } from './incident.js';
import { Fences } from './fences.js';
import { Settings } from './settings.js';
import { Blind } from './blind.js';
import { Audit } from './audit.js';
import { Upkeep } from './upkeep.js';
import { Users } from './users.js';

const PAGES = {
  overview: { name: 'Overview', page: Overview },
  calls: { name: 'Live calls', page: Calls },
  extensions: { name: 'Extensions', page: Extensions },
  extension: { name: 'Extension', page: Extension, under: 'extensions' },
  incidents: { name: 'Incidents', page: Incidents },
  incident: { name: 'Incident', page: Incident, under: 'incidents' },
  fences: { name: 'Fences and bans', page: Fences },
  blind: { name: 'Blind intervals', page: Blind },
  audit: { name: 'Audit log', page: Audit },
  upkeep: { name: 'Drills and backups', page: Upkeep },
  settings: { name: 'Settings', page: Settings, needs: who => !who.scope },
  users: { name: 'Users', page: Users, needs: who => !who.scope && who.role === 'operator' },
};

function where() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { name: PAGES[path] ? path : 'overview', query: Object.fromEntries(new URLSearchParams(query || '')) };
}

function App() {
  const [who, setWho] = useState(null);
  const [out, setOut] = useState(null);
  const [at, setAt] = useState(where());
  const [, redraw] = useState(0);
  const main = useRef(null);

  useEffect(() => {
    const moved = () => {
      setAt(where());
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    };
    const later = () => { moved(); requestAnimationFrame(() => document.querySelector('.pages a[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })); };
    addEventListener('hashchange', later);
    const stop = onChange(() => redraw(n => n + 1));
    const stopOut = onOut(problem => { close(); setWho(null); setOut(problem); });
    enter().then(setWho, setOut);
    return () => { removeEventListener('hashchange', later); stop(); stopOut(); };
  }, []);
  useEffect(() => {
    if (who) open();
    return close;
  }, [who?.name]);
  const page = PAGES[at.name];
  useEffect(() => { document.title = (who ? page.name : 'Log in') + ' · Ringfence'; }, [at.name, who]);

  if (!who) return out ? h(Login, { problem: out, entered: told => { setOut(null); setWho(told); } }) : el.p({ class: 'wait' }, 'Loading the console.');
  const pages = Object.entries(PAGES).filter(([, one]) => !one.under && (!one.needs || one.needs(who)));
  return h(Fragment, null,
    el.a({ class: 'skip', href: '#main', onClick: e => { e.preventDefault(); main.current.focus(); } }, 'Skip to the page'),
    el.header({ class: 'top' },
      el.a({ class: 'brand', href: link('overview') }, el.img({ src: '/icon.svg', alt: '', width: 22, height: 22 }), 'Ringfence'),
      h(State),
      el.div({ class: 'who' }, el.span(safe(who.name), el.small(who.role + (who.scope ? ', ' + safe(who.scope) : ''))),
        el.button({ type: 'button', onClick: () => logout().catch(() => {}).then(() => { close(); setWho(null); setOut(new Problem(401, { error: '' })); }) }, 'Log out'))),
    el.nav({ class: 'pages', 'aria-label': 'Pages' }, el.ul(pages.map(([name, one]) =>
      el.li({ key: name }, el.a({ href: link(name), 'aria-current': name === (page.under || at.name) ? 'page' : undefined }, one.name))))),
    el.main({ id: 'main', tabIndex: -1, ref: main }, h(page.page, { key: at.name + JSON.stringify(at.query), query: at.query, who })),
    h(Announcer));
}

// How it stands, on every page.
function State() {
  const o = now.overview;
  const words = !now.connected ? 'connecting' : !o ? 'waiting' : o.status;
  return el.p({ class: 'state ' + (now.connected && o ? o.status : 'starting'), role: 'status' },
    el.span({ class: 'dot', 'aria-hidden': 'true' }), words, o && el.small(o.mode === 'enforce' ? 'enforcing' : 'observing'));
}

// Verdicts as they come, for screen readers; at most one every three seconds.
function Announcer() {
  const [text, setText] = useState('');
  const told = useRef({ at: 0, last: null });
  const newest = now.news[0];
  useEffect(() => {
    if (!newest || newest === told.current.last || Date.now() - told.current.at < 3000) return;
    told.current = { at: Date.now(), last: newest };
    setText(newest.action + ': ' + safe(newest.extension) + (newest.number ? ' to ' + safe(newest.number) : '') + ', ' + safe(newest.why, 120));
  });
  return el.div({ class: 'unseen', 'aria-live': 'polite' }, text);
}

// The demonstration prints a link that logs in; what follows # never leaves the browser by itself.
async function enter() {
  const given = location.hash.match(/^#enter=([^:]+):(.+)$/);
  if (given) {
    history.replaceState(null, '', '/');
    return login(decodeURIComponent(given[1]), decodeURIComponent(given[2]));
  }
  return session();
}

render(h(App), document.getElementById('app'));
