import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { templateFields } from '../../domain/scheduling-template.ts';
import type { Translate } from '../../locales/index.ts';
import { templateLooks as looks } from './template-looks.ts';
import type { TemplateData } from './template.ts';

/** The sheet that says in plain words how the template is filled in, and which exams there are. */
export function explanationSheet({ exams }: TemplateData, t: Translate): WriteSheet {
  const rows: string[][] = [];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const merges: NonNullable<WriteSheet['merges']> = [];
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();
  const add = (texts: readonly string[], style: CellStyle, height?: number) => {
    const row = rows.length;
    texts.forEach((value, column) => cells.set(`${row},${column}`, { value, style }));
    if (height !== undefined) rowDefs.set(row, { height });
    rows.push([...texts]);
    return row;
  };
  /** Over the whole width: as high as its lines are many. */
  const addLine = (text: string, style: CellStyle) => {
    const row = add([text], style, 17 * Math.ceil(text.length / 115));
    merges.push({ startRow: row, startCol: 0, endRow: row, endCol: 3 });
  };
  const heading = (text: string) => {
    add([], looks.text);
    add([text], looks.subtitle, 22);
  };

  add([t('scheduling:template.explanation.title')], looks.title, 28);
  heading(t('scheduling:template.explanation.steps'));
  for (const [index, step] of steps.entries()) {
    addLine(`${index + 1}. ${t(`scheduling:template.explanation.${step}`)}`, looks.text);
  }
  addLine(t('scheduling:template.explanation.after'), looks.text);

  heading(t('scheduling:template.explanation.columns'));
  for (const field of templateFields) {
    const text = t(`scheduling:template.explanation.${field}`);
    const row = add([t(`scheduling:template.column.${field}`)], looks.term, 17 * Math.ceil(text.length / 95));
    cells.set(`${row},1`, { value: text, style: looks.text });
    merges.push({ startRow: row, startCol: 1, endRow: row, endCol: 3 });
  }

  heading(t('scheduling:template.explanation.exams'));
  if (exams.length === 0) addLine(t('scheduling:template.explanation.noExams'), looks.text);
  else
    add(
      examColumns.map((column) => t(`scheduling:template.explanation.${column}`)),
      looks.header,
      20,
    );
  for (const { code, title, kind, durationMinutes } of exams) {
    const duration = t('scheduling:template.explanation.minutes', { minutes: durationMinutes });
    add(
      [code, title, t(`scheduling:template.explanation.kinds.${kind}`), duration],
      looks.text,
      17 * Math.ceil(title.length / 44),
    );
  }

  return {
    name: t('scheduling:template.sheet.explanation'),
    columns: [{ width: 24 }, { width: 48 }, { width: 20 }, { width: 16 }],
    rows,
    cells,
    merges,
    rowDefs,
    view: { showGridLines: false },
    pageSetup: { fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 'a4' },
  };
}

const steps = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;
const examColumns = ['code', 'examTitle', 'kind', 'duration'] as const;
