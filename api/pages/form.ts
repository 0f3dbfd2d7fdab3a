import { html } from 'hono/html';
import type { Translate } from '../../locales/index.ts';
import type { Html } from './layout.ts';

/** A fault in one field of a form, in words for the person who filled it in. `field` is the field's name. */
export interface FieldError {
  field: string;
  message: string;
}

/** What was filled in, by field name; shown again when there is a fault. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A form as its parts see it. Every part's id is its field's name, so that the summary can link to it. */
export interface Form {
  t: Translate;
  values: FieldValues;
  errors: readonly FieldError[];
}

interface Field {
  name: string;
  label: string;
  hint?: string;
}

interface TextField extends Field {
  type?: 'text' | 'email' | 'tel' | 'password';
  autocomplete: string;
  /** Half a line wide, for short answers. */
  short?: boolean;
  /** May stay empty; its label says so. */
  optional?: boolean;
  /** What the browser proposes while one types; something else can be typed too. */
  suggestions?: readonly string[];
}

/** Stands at the top when something is wrong: takes the focus and links to each faulty field. */
export function errorSummary(form: Form, fields: readonly string[]): Html | '' {
  if (form.errors.length === 0) return '';
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="errors-title">
    <h2 id="errors-title">${form.t('public:form.errorTitle')}</h2>
    <p>${form.t('public:form.errorIntro', { count: form.errors.length })}</p>
    <ul>
      ${form.errors.map(
        ({ field, message }) =>
          html`<li>${fields.includes(field) ? html`<a href="#${field}">${message}</a>` : message}</li>`,
      )}
    </ul>
  </div>`;
}

/** The page's title: says first that something is wrong, for who hears it read aloud. */
export const titleOf = (form: Form, title: string): string =>
  form.errors.length > 0 ? `${form.t('public:form.errorPrefix')} ${title}` : title;

export function textField(form: Form, field: TextField): Html {
  const type = field.type ?? 'text';
  const shown = type === 'password' ? '' : valueOf(form, field.name);
  const listId = field.suggestions && field.suggestions.length > 0 ? `${field.name}-list` : null;
  return around(
    form,
    field,
    html`<input
        type="${type}"
        id="${field.name}"
        name="${field.name}"
        value="${shown}"
        autocomplete="${field.autocomplete}"
        ${field.optional ? '' : html`required`}${type === 'email' ? html` spellcheck="false" autocapitalize="none"` : ''}${listId ? html` list="${listId}"` : ''}${described(form, field)}
      />${
        listId &&
        html`<datalist id="${listId}">
          ${field.suggestions?.map((one) => html`<option value="${one}"></option>`)}
        </datalist>`
      }`,
  );
}

/** Files to choose; a form with one is sent as multipart. What was chosen can't be shown again. */
export function fileField(form: Form, field: Field & { accept: string }): Html {
  return around(
    form,
    field,
    html`<input
      type="file"
      id="${field.name}"
      name="${field.name}"
      accept="${field.accept}"
      multiple${described(form, field)}
    />`,
  );
}

/** @param field.rows how many lines stand open; 4 where it is not said */
export function textArea(form: Form, field: Field & { rows?: number; optional?: boolean }): Html {
  return around(
    form,
    field,
    html`<textarea
      id="${field.name}"
      name="${field.name}"
      rows="${field.rows ?? 4}"
      ${field.optional ? '' : html`required`}${described(form, field)}
    >
${valueOf(form, field.name)}</textarea>`,
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** @param field.unchosen what stands there before a choice is made */
export function select(form: Form, field: Field & { choices: readonly Choice[]; unchosen: string }): Html {
  const chosen = valueOf(form, field.name);
  return around(
    form,
    field,
    html`<select id="${field.name}" name="${field.name}" required${described(form, field)}>
      <option value="">${field.unchosen}</option>
      ${field.choices.map(
        ({ value, label }) =>
          html`<option value="${value}" ${value === chosen ? html` selected` : ''}>${label}</option>`,
      )}
    </select>`,
  );
}

/** Boxes to tick, under one question; groups with a name get their own heading. The first box has the field's id. */
export function checkboxes(
  form: Form,
  field: Field & { groups: readonly { name: string; choices: readonly Choice[] }[] },
): Html {
  const ticked = valuesOf(form, field.name);
  const first = field.groups.flatMap(({ choices }) => choices)[0];
  const boxes = (choices: readonly Choice[]) =>
    html`<div class="choices">
      ${choices.map((choice) => {
        const id = choice === first ? field.name : `${field.name}-${choice.value}`;
        const checked = ticked.includes(choice.value) ? html` checked` : '';
        return html`<div class="choice">
          <input type="checkbox" id="${id}" name="${field.name}" value="${choice.value}" ${checked} /><label for="${id}"
            >${choice.label}</label
          >
        </div>`;
      })}
    </div>`;
  return html`<fieldset${faulty(form, field) ? html` class="faulty"` : ''}${describedBy(form, field)}>
<legend>${field.label}</legend>
${hintAndFault(form, field)}
${
  field.groups.length === 1
    ? field.groups.map(({ choices }) => boxes(choices))
    : field.groups.map(
        ({ name, choices }) =>
          html`<fieldset>
            <legend>${name}</legend>
            ${boxes(choices)}
          </fieldset>`,
      )
}
</fieldset>`;
}

/** One of a few, under one question. The first has the field's id. */
export function radios(form: Form, field: Field & { choices: readonly (Choice & { hint?: string })[] }): Html {
  const chosen = valueOf(form, field.name);
  return html`<fieldset${faulty(form, field) ? html` class="faulty"` : ''}${describedBy(form, field)}>
<legend>${field.label}</legend>
${hintAndFault(form, field)}
${field.choices.map(({ value, label, hint }, index) => {
  const id = index === 0 ? field.name : `${field.name}-${value}`;
  const checked = value === chosen ? html` checked` : '';
  return html`<div class="choice">
    <input type="radio" id="${id}" name="${field.name}" value="${value}" ${checked} /><label for="${id}"
      >${label}${hint ? html`<span class="hint">${hint}</span>` : ''}</label
    >
  </div>`;
})}
</fieldset>`;
}

/** One box to tick, with the sentence that is agreed to as its label. Its value is 'yes' where no other is given. */
export function checkbox(form: Form, field: Field & { value?: string }): Html {
  const value = field.value ?? 'yes';
  const checked = valueOf(form, field.name) === value ? html` checked` : '';
  return html`<div class="field${faulty(form, field) ? ' faulty' : ''}">
    ${hintAndFault(form, field)}
    <div class="choice">
      <input
        type="checkbox"
        id="${field.name}"
        name="${field.name}"
        value="${value}"
        required${checked}${described(form, field)}
      /><label for="${field.name}">${field.label}</label>
    </div>
  </div>`;
}

export const hiddenField = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

function around(form: Form, field: Field & { short?: boolean }, control: Html): Html {
  const classes = ['field', field.short && 'short', faulty(form, field) && 'faulty'].filter(Boolean).join(' ');
  return html`<div class="${classes}">
    <label for="${field.name}">${field.label}</label>
    ${hintAndFault(form, field)} ${control}
  </div>`;
}

const faultOf = (form: Form, { name }: Field) => form.errors.find(({ field }) => field === name);
const faulty = (form: Form, field: Field) => faultOf(form, field) !== undefined;

function hintAndFault(form: Form, field: Field): Html {
  const fault = faultOf(form, field);
  return html`${field.hint && html`<span class="hint" id="${field.name}-hint">${field.hint}</span>`}${
    fault &&
    html`<span class="fault" id="${field.name}-error"
      ><span class="hidden">${form.t('public:form.errorPrefix')} </span>${fault.message}</span
    >`
  }`;
}

function describedBy(form: Form, field: Field): Html | '' {
  const ids = [field.hint && `${field.name}-hint`, faulty(form, field) && `${field.name}-error`].filter(Boolean);
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : '';
}

function described(form: Form, field: Field): Html {
  return html`${describedBy(form, field)}${faulty(form, field) ? html` aria-invalid="true"` : ''}`;
}

function valuesOf(form: Form, name: string): readonly string[] {
  const value = form.values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
const valueOf = (form: Form, name: string): string => valuesOf(form, name)[0] ?? '';
