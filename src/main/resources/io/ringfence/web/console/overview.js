import { h, el } from './dom.js';
import { now } from './live.js';
import { money, when, span, safe, country, link } from './text.js';
import { Verdicts, useIncidents } from './incidents.js';

export function Overview() {
  const o = now.overview;
  const incidents = together(useIncidents({}, 200)).slice(0, 8);
  if (!o) return el.section(el.h1('Overview'), el.p({ class: 'wait' }, 'Asking how things stand.'));
  const calls = o.pbx.reduce((sum, pbx) => sum + pbx.calls, 0);
  const today = o.pbx.reduce((sum, pbx) => sum + pbx.today, 0);
  const risk = o.pbx.reduce((sum, pbx) => sum + pbx.atRisk, 0);
  return el.section(
    el.h1('Overview'),
    o.reasons.length > 0 && el.div({ class: 'card warn', role: 'alert' }, el.h2('Needs attention'),
      el.ul(o.reasons.map(reason => el.li({ key: reason }, safe(reason, 300))))),
    el.div({ class: 'figures' },
      h(Figure, { name: 'Calls now', value: calls.toLocaleString('en-GB'), href: link('calls') }),
      h(Figure, { name: 'Calls ended today', value: o.ended.toLocaleString('en-GB'), note: o.mode === 'observe' && 'observing ends none', href: link('incidents'), tone: o.ended ? 'good' : '' }),
      h(Figure, { name: 'Spent today', value: money(today, o.currency), note: 'all calls, those in progress too' }),
      h(Figure, { name: 'Cost of calls now', value: money(risk, o.currency), note: 'so far, until they end' })),
    el.h2('PBXs'),
    el.ul({ class: 'cards' }, o.pbx.map(pbx => h(Pbx, { key: pbx.name, pbx, currency: o.currency, at: o.at }))),
    el.h2(o.mode === 'observe' ? 'What was noticed' : 'What was stopped and noticed'),
    h(Verdicts, { caption: 'Newest verdicts', rows: incidents, empty: 'Nothing suspicious yet. Verdicts appear here the moment they are reached.' }),
    el.p({ class: 'hint' }, (o.mode === 'observe' ? 'Ringfence observes: it judges and tells, and touches no call. ' : 'Ringfence enforces: it ends calls it is sure about. ')
      + 'Up for ' + span(o.uptime * 1000) + '. ' + (o.kept ? 'Decisions are kept in the store.' : 'No store is set, so all of this is forgotten when Ringfence stops.')));
}

// A thief makes many calls: verdicts alike on one extension are one row, with how many they are.
function together(incidents) {
  const groups = new Map();
  for (const incident of incidents) {
    const key = [incident.pbx, incident.kind, incident.extension, incident.action].join('\n');
    const group = groups.get(key);
    if (group) group.times++;
    else groups.set(key, { ...incident, times: 1 });
  }
  return [...groups.values()];
}

function Figure({ name, value, note, href, tone }) {
  const inside = [el.span({ class: 'name' }, name), el.span({ class: 'value ' + (tone || '') }, value), note && el.span({ class: 'note' }, note)];
  return href ? el.a({ class: 'figure', href }, inside) : el.div({ class: 'figure' }, inside);
}

function Pbx({ pbx, currency, at }) {
  const bad = pbx.checks.filter(check => check.level === 'fail');
  const state = !pbx.up ? 'blind' : bad.length ? 'degraded' : 'ready';
  const words = { blind: 'cannot be seen', degraded: 'seen, with troubles', ready: 'seen' }[state];
  return el.li({ class: 'card' },
    el.h3(el.span({ class: 'dot ' + state, 'aria-hidden': 'true' }), safe(pbx.name)),
    el.p({ class: 'soft' }, words + ' for ' + span(at - pbx.since) + (pbx.asterisk ? ', Asterisk ' + safe(pbx.asterisk, 24) : '')),
    el.dl({ class: 'pairs' },
      el.dt('Calls now'), el.dd(pbx.calls.toLocaleString('en-GB')),
      el.dt('Spent today'), el.dd(money(pbx.today, currency), pbx.dayLimit > 0 && ' of ' + money(pbx.dayLimit, currency)),
      el.dt('Events late by'), el.dd(pbx.lag.toFixed(2) + ' s')),
    pbx.dayLimit > 0 && h('meter', { min: 0, max: pbx.dayLimit, value: pbx.today, high: pbx.dayLimit * 0.8, 'aria-label': 'Spent today of the limit of a day' }),
    pbx.checks.length > 0 && el.details(el.summary(bad.length ? bad.length + ' of ' + pbx.checks.length + ' checks fail' : pbx.checks.length + ' checks'),
      el.ul({ class: 'checks' }, pbx.checks.map(check => el.li({ key: check.name, class: check.level },
        el.strong(check.level + ' ' + check.name), ' ', safe(check.says, 300))))));
}
