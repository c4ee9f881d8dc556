// Text that strangers chose: made short, and everything that is no plain character made visible.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;
const MOST = 64;

export function safe(text, most = MOST) {
  const all = String(text ?? '');
  const start = Array.from(all.slice(0, most * 2)).slice(0, most).join('');
  const seen = start.replace(UNSEEN, c => '\\x' + c.codePointAt(0).toString(16).toUpperCase().padStart(2, '0'));
  return start.length < all.length ? seen + '…' : seen;
}

const two = n => String(n).padStart(2, '0');

export function clock(ms) {
  const at = new Date(ms);
  return two(at.getHours()) + ':' + two(at.getMinutes()) + ':' + two(at.getSeconds());
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function when(ms) {
  if (!ms) return '–';
  const at = new Date(ms);
  const now = new Date();
  if (now.toDateString() === at.toDateString()) return clock(ms);
  // A day does not break in two lines, as one with dashes would.
  const day = at.getDate() + '\u00a0' + MONTHS[at.getMonth()] + (at.getFullYear() === now.getFullYear() ? '' : '\u00a0' + at.getFullYear());
  return day + ' ' + clock(ms);
}

export function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return s + ' s';
  if (s < 3600) return Math.floor(s / 60) + ' min ' + (s % 60) + ' s';
  if (s < 86400) return Math.floor(s / 3600) + ' h ' + Math.floor(s % 3600 / 60) + ' min';
  return Math.floor(s / 86400) + ' d ' + Math.floor(s % 86400 / 3600) + ' h';
}

export function money(amount, currency) {
  return Number(amount || 0).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) + ' ' + safe(currency, 3);
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
export function country(code) {
  try {
    if (code === '001') return 'global network';
    return /^[A-Z]{2}$/.test(code) ? regions.of(code) : safe(code, 8);
  } catch {
    return safe(code, 8);
  }
}

export const link = (page, values = {}) =>
  '#/' + page + (Object.keys(values).length ? '?' + new URLSearchParams(values) : '');
