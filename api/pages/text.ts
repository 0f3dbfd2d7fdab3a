import { html } from 'hono/html';
import type { TextKey, Translate } from '../../locales/index.ts';
import type { Html } from './layout.ts';

/**
 * A sentence with markup in it, as a link to the helpdesk's address: the words around it stay one sentence in the
 * locale files. Everything but the given markup is escaped.
 */
export function sentence(
  t: Translate,
  key: TextKey,
  markup: Readonly<Record<string, Html>>,
  values: Record<string, string | number> = {},
): Html {
  // Slots are private-use characters: no sentence has them, and in a value they would only show the same markup again.
  const names = Object.keys(markup);
  const slots = Object.fromEntries(names.map((name, index) => [name, String.fromCharCode(0xe000 + index)]));
  const pieces = t(key, { ...values, ...slots }).split(/([\ue000-\ue0ff])/);
  return html`${pieces.map((piece) => markup[names.find((name) => slots[name] === piece) ?? ''] ?? piece)}`;
}

export const emailLink = (email: string): Html => html`<a href="mailto:${email}">${email}</a>`;

/** @param phone as people write it in the Netherlands, as '(030) 608 79 79' */
export const phoneLink = (phone: string): Html => html`<a href="tel:${dialled(phone)}">${phone}</a>`;

function dialled(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.startsWith('0') ? `+31${digits.slice(1)}` : digits;
}

/** What is known, as label and value. Values that are absent are left out. */
export function facts(rows: readonly (readonly [label: string, value: string | Html | readonly string[]])[]): Html {
  return html`<dl class="facts">
    ${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${isList(value) ? list(value) : value}</dd></div>`)}
  </dl>`;
}

const isList = (value: string | Html | readonly string[]): value is readonly string[] => Array.isArray(value);
const list = (values: readonly string[]): Html => html`<ul>${values.map((value) => html`<li>${value}</li>`)}</ul>`;
