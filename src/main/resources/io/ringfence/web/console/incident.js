import { h, el, useState, useEffect } from './dom.js';
import { get } from './api.js';
import { Deed } from './dialog.js';
import { safe, when, clock, country, link, money } from './text.js';

const ROUTES = {
  DIRECT: 'dialled by the phone itself', FORWARDED: 'by its call forward', TRANSFERRED: 'by its transfer',
  DIALLED_THROUGH: 'dialled through from an inbound call', ORIGINATED: 'originated by a program',
};
const MICROS = 1e6;
const EVERY = 4000;

export function Incident({ query, who }) {
  const [verdicts, setVerdicts] = useState(null);
  const [problem, setProblem] = useState('');
  const [deed, setDeed] = useState('');
  const [told, setTold] = useState('');
  useEffect(() => {
    let gone = false;
    const look = () => get('/incident', query).then(t => { if (!gone) setVerdicts(t.verdicts); }, p => { if (!gone) setProblem(p.message); });
    look();
    const timer = setInterval(() => { if (!document.hidden) look(); }, EVERY);
    return () => { gone = true; clearInterval(timer); };
  }, []);
  if (problem && !verdicts) return el.section(el.h1('Incident'), el.p({ class: 'problem', role: 'alert' }, problem));
  if (!verdicts) return el.section(el.h1('Incident'), el.p({ class: 'wait' }, 'Fetching the story.'));
  const first = verdicts[0];
  const last = verdicts[verdicts.length - 1];
  const fenced = verdicts.some(v => v.action === 'fence' || v.action === 'deny');
  const isCall = first.kind === 'call';
  const done = answer => { setDeed(''); setTold(answer); };
  return el.section(
    el.h1(title(last)),
    el.p({ class: 'soft' }, 'On ' + safe(first.pbx) + ', ' + when(first.at) + (first.uniqueid ? ', uniqueid ' + safe(first.uniqueid, 40) : '')),
    told && el.p({ class: 'told', role: 'status' }, safe(told, 400)),
    isCall ? h(Call, { verdict: last }) : h(Thing, { verdict: last }),
    el.h2('The story, step by step'),
    el.ol({ class: 'story' }, story(verdicts).map((step, i) => el.li({ key: i, class: step.tone }, el.time(clock(step.at)), el.div(step.says)))),
    el.h2('What to do'),
    isCall ? h(Advice, { verdict: last, fenced }) : el.ul(advice(last).map((says, i) => el.li({ key: i }, says))),
    who.role === 'operator' && el.div({ class: 'buttons left' },
      isCall && fenced && el.button({ type: 'button', class: 'primary', onClick: () => setDeed('lift') }, 'Lift the fence'),
      isCall && el.button({ type: 'button', onClick: () => setDeed('innocent') }, 'It was innocent'),
      last.extension && el.button({ type: 'button', onClick: () => setDeed('seen') }, 'I know of it')),
    el.h2('Evidence'),
    el.details(el.summary('All that was kept, as JSON'), el.pre({ class: 'json', tabIndex: 0, role: 'region', 'aria-label': 'Evidence as JSON' }, safe(JSON.stringify(verdicts.map(v => v.evidence), null, 2), 60000).replaceAll('\\x0A', '\n'))),
    deed === 'lift' && h(Deed, { title: 'Lift the fence', path: '/fences/lift', close: () => setDeed(''), done,
      says: 'Extension ' + safe(last.extension) + ' may dial again. What it dialled is remembered as known, unless it was fraud.',
      body: { pbx: last.pbx, extension: last.extension }, fields: [{ name: 'fraud', label: 'It was fraud and is over: remember nothing as known', check: true, value: false }] }),
    deed === 'innocent' && h(Deed, { title: 'It was innocent', path: '/incident/innocent', close: () => setDeed(''), done,
      says: 'Number and country of this call are known for extension ' + safe(last.extension) + ' from now on and alarm no more by themselves.',
      body: { pbx: last.pbx, uniqueid: last.uniqueid } }),
    deed === 'seen' && h(Deed, { title: 'I know of it', path: '/incident/seen', close: () => setDeed(''), done,
      says: 'Nobody else is told later of what happened to ' + safe(last.extension) + ' until now. Nothing else changes.',
      body: { pbx: last.pbx, extension: last.extension } }));
}

function title(verdict) {
  const about = safe(verdict.extension);
  switch (verdict.kind) {
    case 'call': return 'Call from ' + (about || 'nobody who can be shown');
    case 'injection': return 'Forged AMI text' + (about ? ' by ' + about : '');
    case 'address': return 'Attack from ' + about;
    case 'account': return 'Attack on ' + about;
    default: return 'Changed configuration: ' + about;
  }
}

function Call({ verdict }) {
  const call = verdict.evidence.call || {};
  const price = verdict.evidence.price || {};
  return el.dl({ class: 'pairs card' },
    el.dt('Dialled'), el.dd(el.span({ class: 'number' }, safe(call.dialled || verdict.number, 40)),
      call.dialled && call.dialled !== verdict.number && ', which is ' + safe(verdict.number, 40)),
    el.dt('Where'), el.dd(country(verdict.country), ' ', el.small(verdict.type)),
    el.dt('Who pays'), el.dd(verdict.extension
      ? el.a({ href: link('extension', { pbx: verdict.pbx, extension: verdict.extension }) }, safe(verdict.extension)) : 'nobody who can be shown',
      ' ', el.small(ROUTES[call.route] || '')),
    el.dt('Claimed caller'), el.dd(safe(call.caller || '–', 40), ' ', el.small('never evidence')),
    price.microsPerMinute > 0 && [el.dt('Price'), el.dd(money(price.microsPerMinute / MICROS, verdict.evidence.currency) + ' a minute' + (price.estimate ? ', an estimate' : ''))]);
}

// What is no call: an address, an account, a changed thing, forged text.
function Thing({ verdict }) {
  const { network, change, injection, address } = verdict.evidence;
  const rows = {
    address: [['Address', el.code(safe(verdict.extension, 48))], ['With its neighbours', el.code(safe(network || '–', 48))]],
    account: [['Account', el.a({ href: link('extension', { pbx: verdict.pbx, extension: verdict.extension }) }, safe(verdict.extension))],
      ['Last login from', el.code(safe(address?.host || '–', 48))]],
    configuration: [['What', safe(change?.what).toLowerCase().replaceAll('_', ' ')], ['Which', safe(change?.name)],
      ['Was', safe(change?.change).toLowerCase()], ['Where', el.code(safe(change?.place || '–', 200))]],
    injection: [['In', safe(injection?.field) + ' of ' + safe(injection?.event)], ['Who pays', safe(verdict.extension) || 'nobody who can be shown']],
  }[verdict.kind] || [];
  return rows.length > 0 && el.dl({ class: 'pairs card' }, rows.map(([name, value]) => [el.dt(name), el.dd(value || '–')]));
}

function advice(verdict) {
  const bans = el.a({ href: link('fences') }, 'Fences and bans');
  const who = safe(verdict.extension);
  switch (verdict.kind) {
    case 'address': return [
      el.span('Is it kept out? ', bans, ' says so, and until when. A ban can be added and lifted there.'),
      'If it is yours, a provider or an office: name it in the settings under bans, protect.'];
    case 'account': return [
      'Ask whoever uses ' + who + ' whether they logged in from there.',
      'If not: change the SIP secret of ' + who + ' now, and look at its calls and forwards since.',
      el.span('Keep the address out: ', bans, '.')];
    case 'configuration': return [
      'If somebody of yours did it: ./ringfence watch accept --reason … makes it known; announce the next change with ./ringfence watch announce.',
      'If not: somebody is on the machine or in its web pages. Take it off the network before you clean up, and run ./ringfence investigate.'];
    default: return [
      'Somebody put lines of the manager interface into a name or a number. Ringfence believed none of them.',
      'Look at who may send such text: accounts without a password, guests, and a carrier that passes on any caller name.'];
  }
}

// What happened, in order: the facts before, each verdict with its signs, and what became of it.
function story(verdicts) {
  const steps = [];
  const facts = verdicts[verdicts.length - 1].evidence.facts || [];
  facts.slice(-12).forEach(fact => steps.push({ at: Math.floor((fact.is.atNanos || 0) / 1e6), tone: 'fact', says: factWords(fact) }));
  verdicts.forEach(verdict => {
    steps.push({ at: verdict.at, tone: verdict.action, says: [
      el.strong(el.span({ class: 'tag ' + verdict.action }, verdict.action), ' ', because(verdict)),
      el.ul({ class: 'signs' }, (verdict.evidence.findings || []).map((f, i) => el.li({ key: i }, el.strong(f.points), ' ', el.span({ class: 'soft' }, f.engine), ' ', safe(f.why, 300)))),
      verdict.kind === 'injection' && el.p(el.code(safe(verdict.evidence.injection?.text, 300)))] });
    if (verdict.result) {
      steps.push({ at: verdict.settled, tone: 'outcome', says: verdict.result + ' after ' + (verdict.tries === 1 ? 'one try' : verdict.tries + ' tries') + ', '
        + Math.max(0, (verdict.settled - verdict.at) / 1000).toFixed(2) + ' s after the verdict: ' + safe(verdict.detail, 200) });
    } else if (verdict.action !== 'alert' && !verdict.enforced) {
      steps.push({ at: verdict.at, tone: 'outcome', says: verdict.kind !== 'call' ? el.span('Whether it is kept out, and until when: ', el.a({ href: link('fences') }, 'fences and bans')) : verdict.evidence.mode === 'observe' ? 'Only observed: with mode: enforce the call would have been ended.' : 'Not carried out: the budget of hangups was spent.' });
    }
  });
  return steps.sort((a, b) => a.at - b.at);
}

// Nothing was done, since Ringfence only observed.
const observed = verdict => verdict.evidence.mode === 'observe';

const WORDS = {
  CallAttempted: 'dialled', CallAnswered: 'answered', CallEnded: 'ended', CallLasted: 'still talking to', AuthSucceeded: 'logged in',
  AuthFailed: 'login refused', PhoneSeen: 'phone seen', CallForwarded: 'forwarded to', CallTransferred: 'transferred to',
};

function factWords(fact) {
  const call = fact.is.call;
  const words = WORDS[fact.fact] || safe(fact.fact.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), 40);
  const where = call ? ' ' + safe(call.destination?.e164 ? '+' + call.destination.e164 : call.dialled, 32) + ' ' + country(call.destination?.country)
    : fact.is.address?.host ? ' from ' + safe(fact.is.address.host, 40) : '';
  return el.span({ class: 'soft' }, words + where);
}

function because(verdict) {
  if (verdict.action === 'deny') return 'the extension ' + (observed(verdict) ? 'would be' : 'is') + ' fenced from such calls';
  if (verdict.evidence.hardLimit) return 'decided by a rule, whatever the points';
  const threshold = verdict.evidence.thresholds?.[verdict.action];
  return verdict.score + ' points' + (threshold ? '; ' + verdict.action + ' from ' + threshold : '');
}

function Advice({ verdict, fenced }) {
  const who = safe(verdict.extension || 'the payer');
  return el.ul(
    el.li('Ask whoever uses ' + who + ' whether the call was theirs.'),
    el.li('If not: change the SIP secret of ' + who + ', look at where its phones register, and remove forwards nobody knows.'),
    fenced && el.li(observed(verdict) ? 'Ringfence observes, so nothing keeps costly calls from it: bar them yourself, or set mode: enforce.'
      : 'The fence keeps costly calls from it meanwhile. Internal and emergency calls go through.'),
    el.li('If it was: say so below, and it will not alarm again for that.'));
}
