import { html } from 'hono/html';
import { textField, type Form } from './form.ts';
import type { Html } from './layout.ts';

/** For the summary of faults. */
export const passwordFieldNames = ['password', 'passwordRepeat'] as const;

/**
 * Choosing a password: the fields within a form. It is typed twice, since a field that can show it would need JavaScript;
 * the address goes along unseen, so that a password manager keeps both together.
 *
 * @param about.minLength in characters
 */
export function passwordFields(form: Form, about: { email: string; minLength: number }): Html {
  const { t } = form;
  const field = { type: 'password', autocomplete: 'new-password' } as const;
  return html`<div class="hidden" aria-hidden="true">
      <input type="text" value="${about.email}" autocomplete="username" readonly tabindex="-1" />
    </div>
    ${textField(form, {
      ...field,
      name: 'password',
      label: t('public:activate.password'),
      hint: t('public:activate.passwordHint', { minLength: about.minLength }),
    })}
    ${textField(form, { ...field, name: 'passwordRepeat', label: t('public:activate.passwordRepeat') })}`;
}
