import type { Setting, SettingValue } from '../../api/settings/contract.ts';

type Translate = (key: string, options?: Record<string, unknown>) => string;

/** Where a setting's name and explanation stand: its key is a path in the words. */
export const nameOf = ({ id }: Setting, translate: Translate): string => translate(`office.settings.key.${id}.name`);
export const whatOf = ({ id }: Setting, translate: Translate): string => translate(`office.settings.key.${id}.what`);

/** '10 werkdagen', 'na 3 en 7 werkdagen', an address. */
export function valueInWords(value: SettingValue, { unit }: Setting, translate: Translate, locale: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return translate('office.settings.none');
    const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(value.map(String));
    return translate('office.settings.unit.after', { list });
  }
  if (typeof value === 'number' && unit) return translate(`office.settings.unit.${unit}`, { smart_count: value });
  return String(value);
}

/** What stands in the field while a setting is changed. */
export const asTyped = (value: SettingValue): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** What was typed, as the API takes it; what is no number goes as it is, and is told about by the API. */
export function asValue(typed: string, { kind }: Setting): SettingValue {
  const text = typed.trim();
  if (kind === 'number') return /^\d+$/.test(text) ? Number(text) : text;
  if (kind !== 'numbers') return text;
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : text;
}
