// Elements as functions: div({class: 'card'}, 'text'). Preact writes text as text, never as markup.
import { h, render, Fragment } from '/lib/preact.js';
export { render, Fragment, h };
export { useState, useEffect, useRef, useMemo } from '/lib/hooks.js';

const element = name => (first, ...rest) =>
  first !== null && typeof first === 'object' && !Array.isArray(first) && first.constructor === Object
    ? h(name, first, ...rest)
    : h(name, null, first, ...rest);

const names = ['a', 'abbr', 'aside', 'button', 'caption', 'code', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'em', 'fieldset',
  'footer', 'form', 'h1', 'h2', 'h3', 'header', 'img', 'input', 'label', 'legend', 'li', 'main', 'nav', 'ol', 'option', 'p', 'pre',
  'section', 'select', 'small', 'span', 'strong', 'summary', 'table', 'tbody', 'td', 'textarea', 'th', 'thead', 'time', 'tr', 'ul'];
export const el = Object.fromEntries(names.map(name => [name, element(name)]));
