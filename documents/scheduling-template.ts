export type { CheckedTemplate, TemplateContext } from './spreadsheets/template-reading.ts';
export type { TemplateData } from './spreadsheets/template.ts';
export { checkSchedulingTemplate, makeSchedulingTemplate } from './spreadsheets/threads.ts';
