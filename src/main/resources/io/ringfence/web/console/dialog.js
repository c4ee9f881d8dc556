// Something a person is about to do: what it means, why, and what came of it.
import { h, el, useState, useEffect, useRef } from './dom.js';
import { post } from './api.js';

export function Deed({ title, says, path, body, fields = [], done, close, danger }) {
  const [values, setValues] = useState(Object.fromEntries(fields.map(f => [f.name, f.value ?? ''])));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const box = useRef(null);
  useEffect(() => { box.current.showModal(); }, []);

  const send = async event => {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      const told = await post(path, { ...body, ...shaped(fields, values), reason });
      done(told.answer);
    } catch (failure) {
      setProblem(failure.message);
      setBusy(false);
    }
  };
  return h('dialog', { ref: box, 'aria-labelledby': 'deed', onClose: close },
    el.form({ onSubmit: send },
      el.h2({ id: 'deed' }, title),
      says && el.p(says),
      fields.map(field => el.label({ key: field.name, class: field.check ? 'check' : undefined },
        field.check
          ? [el.input({ type: 'checkbox', checked: Boolean(values[field.name]), onChange: e => setValues({ ...values, [field.name]: e.target.checked }) }), field.label]
          : [field.label, field.choices
            ? el.select({ value: values[field.name], onChange: e => setValues({ ...values, [field.name]: e.target.value }) },
                field.choices.map(([value, name]) => el.option({ key: value, value }, name)))
            : el.input({ type: field.type || 'text', required: true, maxLength: 200, value: values[field.name], autocomplete: 'off',
                onInput: e => setValues({ ...values, [field.name]: e.target.value }) })])),
      el.label('Reason, for the audit log', el.textarea({ required: true, maxLength: 500, rows: 2, value: reason, name: 'reason', onInput: e => setReason(e.target.value) })),
      problem && el.p({ class: 'problem', role: 'alert' }, problem),
      el.div({ class: 'buttons' },
        el.button({ type: 'button', onClick: () => box.current.close() }, 'Leave it'),
        el.button({ type: 'submit', class: danger ? 'danger' : 'primary', disabled: busy }, busy ? 'Doing it' : title))));
}

const shaped = (fields, values) => Object.fromEntries(
  fields.map(f => [f.name, f.number ? Number(values[f.name]) : values[f.name]]));
