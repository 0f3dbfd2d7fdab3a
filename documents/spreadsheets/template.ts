import { writeXlsx, type CellStyle, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { exampleMark } from '../../domain/candidate-list.ts';
import type { ExamKind } from '../../domain/exam-content.ts';
import {
  exampleCandidate,
  examLabel,
  templateFields,
  templateMark,
  templateVersion,
  type TemplateField,
} from '../../domain/scheduling-template.ts';
import { columnLetter } from '../../domain/spreadsheet.ts';
import { translator, type Locale, type Translate } from '../../locales/index.ts';
import { explanationSheet } from './template-explanation.ts';
import { templateFont, templateLooks as looks } from './template-looks.ts';

/** What the template is made of: a school's own exams, and who it is for. */
export type TemplateData = {
  /** `brin` is empty where it is not known. */
  school: { id: string; name: string; brin: string };
  exams: readonly { code: string; title: string; kind: ExamKind; durationMinutes: number }[];
  locale: Locale;
};

/** Rows that are ready to be typed in, with the right format; more can be added by copying one. */
const readyRows = 1_000;
/** Drop-downs and checks go on below them, so that pasted rows have them too. */
const checkedRows = 10_000;
/** Title, hint and the names of the columns stand above the example. */
const headerRow = 2;
const firstRow = headerRow + 1;
const firstExamRow = 4;

/**
 * The template with which a school has exams scheduled: one row a candidate, the school's exams as a drop-down, a sheet
 * that explains it, and a hidden one that says which school and which version it is.
 * Source: "Laten klaarzetten examens".
 */
export async function makeTemplate(data: TemplateData): Promise<Uint8Array> {
  const t = translator(data.locale);
  return await writeXlsx({
    sheets: [rowsSheet(data, t), explanationSheet(data, t), dataSheet(data, t)],
    defaultFont: templateFont,
    properties: { title: t('scheduling:template.fileName'), company: 'Examenwerk' },
    activeSheet: 0,
  });
}

const widths: Record<TemplateField, number> = {
  ...{ exam: 46, firstDay: 14, lastDay: 18, from: 11, until: 11, location: 24, studentNumber: 17 },
  ...{ givenName: 18, infix: 15, familyName: 22, dateOfBirth: 16, extraMinutes: 21 },
};

const formats: Partial<Record<TemplateField, string>> = {
  ...{ firstDay: 'dd-mm-yyyy', lastDay: 'dd-mm-yyyy', dateOfBirth: 'dd-mm-yyyy', from: 'hh:mm', until: 'hh:mm' },
  ...{ extraMinutes: '0', studentNumber: '@', location: '@', givenName: '@', infix: '@', familyName: '@' },
};

const mayStayEmpty: readonly TemplateField[] = ['lastDay', 'infix', 'extraMinutes'];

function rowsSheet({ school, exams }: TemplateData, t: Translate): WriteSheet {
  const title = school.brin === '' ? 'titleWithoutBrin' : 'title';
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const put = (row: number, column: number, value: CellValue, style: CellStyle) =>
    cells.set(`${row},${column}`, { value, style });
  put(0, 0, t(`scheduling:template.${title}`, { school: school.name, brin: school.brin }), looks.title);
  put(1, 0, t('scheduling:template.hint'), looks.hint);
  const example = exampleRow(t);
  templateFields.forEach((field, column) => {
    const name = t(`scheduling:template.column.${field}`);
    put(headerRow, column, name, mayStayEmpty.includes(field) ? looks.optionalHeader : looks.header);
    const format = formats[field];
    const style = format === undefined ? {} : { numFmt: format };
    put(firstRow, column, example[field], { ...looks.example, ...style });
    for (let row = firstRow + 1; row <= firstRow + readyRows; row += 1)
      put(row, column, null, { ...looks.cell, ...style });
  });
  return {
    name: t('scheduling:template.sheet.rows'),
    columns: templateFields.map((field) => ({ width: widths[field] })),
    rows: Array.from({ length: firstRow + readyRows + 1 }, () => []),
    cells,
    rowDefs: new Map([
      [0, { height: 26 }],
      [1, { height: 20 }],
      [headerRow, { height: 24 }],
    ]),
    freezePane: { rows: firstRow, columns: 1 },
    dataValidations: checks(exams.length, t),
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      paperSize: 'a4',
      printTitlesRow: '$3:$3',
    },
  };
}

function exampleRow(t: Translate): Record<TemplateField, CellValue> {
  const { dateOfBirth, ...candidate } = exampleCandidate;
  return {
    exam: t('scheduling:template.example.exam', { mark: exampleMark }),
    firstDay: new Date(Date.UTC(2027, 0, 11)),
    lastDay: null,
    from: 9 / 24,
    until: 11.5 / 24,
    location: t('scheduling:template.example.location'),
    ...candidate,
    dateOfBirth: new Date(`${dateOfBirth}T00:00:00Z`),
  };
}

/** What the spreadsheet program itself checks while someone types. What it lets through, we check again. */
function checks(exams: number, t: Translate): DataValidation[] {
  const range = (field: TemplateField): string => {
    const letter = columnLetter(templateFields.indexOf(field));
    return `${letter}${firstRow + 2}:${letter}${firstRow + checkedRows}`;
  };
  const check = (
    field: TemplateField,
    kind: 'exam' | 'day' | 'time' | 'extra',
    rule: Omit<DataValidation, 'range'>,
  ): DataValidation => ({
    ...rule,
    range: range(field),
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: t(`scheduling:template.check.${kind}Title`),
    errorMessage: t(`scheduling:template.check.${kind}`),
  });
  const sheet = t('scheduling:template.sheet.data');
  const list = `${sheet}!$A$${firstExamRow + 1}:$A$${firstExamRow + exams}`;
  // from 1920 on: a day that was typed as a text is read as well, and so only warned of
  const day = { type: 'date', operator: 'greaterThan', formula1: '7306', errorStyle: 'warning' } as const;
  const time = { type: 'time', operator: 'between', formula1: '0', formula2: '1', errorStyle: 'warning' } as const;
  const extra = { type: 'whole', operator: 'between', formula1: '0', formula2: '600' } as const;
  return [
    ...(exams === 0 ? [] : [check('exam', 'exam', { type: 'list', formula1: list })]),
    ...(['firstDay', 'lastDay', 'dateOfBirth'] as const).map((field) => check(field, 'day', day)),
    ...(['from', 'until'] as const).map((field) => check(field, 'time', time)),
    check('extraMinutes', 'extra', { ...extra, errorStyle: 'warning' }),
  ];
}

/** Which template it is, for which school, and what the drop-down offers. */
const dataSheet = ({ school, exams }: TemplateData, t: Translate): WriteSheet => ({
  name: t('scheduling:template.sheet.data'),
  rows: [[templateMark, templateVersion], ['school', school.id], [], [], ...exams.map((exam) => [examLabel(exam)])],
  columns: [{ width: 60 }, { width: 40 }],
  hidden: true,
});
