import { h, el, useState, useEffect, useRef } from './dom.js';
import { login } from './api.js';

export function Login({ problem, entered }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failed, setFailed] = useState(problem?.status === 401 ? '' : problem?.message || '');
  const [busy, setBusy] = useState(false);
  const first = useRef(null);
  useEffect(() => first.current?.focus(), []);

  if (problem?.firstUser) return h(NoUsers);
  const send = async event => {
    event.preventDefault();
    setBusy(true);
    try {
      entered(await login(name, password));
    } catch (failure) {
      setFailed(failure.firstUser ? 'There are no users yet.' : failure.message);
      setPassword('');
      setBusy(false);
    }
  };
  return el.main({ class: 'alone' },
    el.h1(el.img({ src: '/icon.svg', alt: '', width: 34, height: 34 }), 'Ringfence'),
    el.form({ class: 'card', onSubmit: send },
      el.h2('Log in'),
      el.label('Name', el.input({ ref: first, name: 'name', autocomplete: 'username', required: true, value: name, onInput: e => setName(e.target.value) })),
      el.label('Password', el.input({ name: 'password', type: 'password', autocomplete: 'current-password', required: true, value: password, onInput: e => setPassword(e.target.value) })),
      failed && el.p({ class: 'problem', role: 'alert' }, failed),
      el.button({ type: 'submit', class: 'primary', disabled: busy }, busy ? 'Checking' : 'Log in')),
    el.p({ class: 'hint' }, 'Users are added on the server: ', el.code('./ringfence users add NAME --role operator')));
}

function NoUsers() {
  return el.main({ class: 'alone' },
    el.h1(el.img({ src: '/icon.svg', alt: '', width: 34, height: 34 }), 'Ringfence'),
    el.section({ class: 'card' },
      el.h2('Make the first user'),
      el.p('Nobody can log in yet: there is no default password. On the machine Ringfence runs on:'),
      el.ol(
        el.li('Name a store in ', el.code('ringfence.yaml'), ', if none is named, and start Ringfence again:', el.pre('store: ringfence.db')),
        el.li('Add yourself; the password is asked for:', el.pre('./ringfence users add YOURNAME --role operator')),
        el.li(el.a({ href: '/' }, 'Load this page again'), ' after two seconds.'))));
}
