import type { AnswerValue } from '../../domain/exam-content.ts';

/** Whether anything stands in an answer; fields that are empty again count for nothing. */
export const hasAnswer = (value: AnswerValue | null): boolean =>
  value !== null &&
  Object.values(value).some((field) => (typeof field === 'string' ? field.trim() !== '' : field.length > 0));

/** An answer with one field changed; an empty field is left out. */
export function withField(value: AnswerValue | null, name: string, field: string | string[]): AnswerValue {
  const { [name]: _, ...others } = value ?? {};
  return field.length === 0 ? others : { ...others, [name]: field };
}

export const textField = (value: AnswerValue | null, name: string): string => {
  const field = value?.[name];
  return typeof field === 'string' ? field : '';
};

export const listField = (value: AnswerValue | null, name: string): string[] => {
  const field = value?.[name];
  return Array.isArray(field) ? field : [];
};
