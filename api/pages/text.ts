import { html } from 'hono/html';
import type { TextKey, Translate } from '../../locales/index.ts';
import type { Html } from './layout.ts';

/**
 * A sentence with markup in it, as a link to the helpdesk's address: the words around it stay one sentence in the
 * locale files. What a person typed belongs in the markup, where it is escaped.
 */
export function sentence(t: Translate, key: TextKey, markup: Readonly<Record<string, Html>>): Html {
  // Slots are private-use characters: no sentence of ours has them.
  const slots = Object.fromEntries(
    Object.keys(markup).map((name, index) => [name, String.fromCharCode(0xe000 + index)]),
  );
  const atSlot = new Map(Object.entries(markup).map(([name, part]) => [slots[name], part]));
  const pieces = t(key, slots).split(/([\ue000-\ue0ff])/);
  return html`${pieces.map((piece) => atSlot.get(piece) ?? piece)}`;
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
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${isList(value) ? list(value) : value}</dd>
        </div>`,
    )}
  </dl>`;
}

const isList = (value: string | Html | readonly string[]): value is readonly string[] => Array.isArray(value);
const list = (values: readonly string[]): Html =>
  html`<ul>
    ${values.map((value) => html`<li>${value}</li>`)}
  </ul>`;
