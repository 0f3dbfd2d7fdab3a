import { readCandidates } from '../../domain/candidate-list.ts';
import { openSheets } from './open.ts';
import { csvOf, xlsxOf } from './table.ts';
import { readFilledTemplate } from './template-reading.ts';
import { makeTemplate } from './template.ts';
import type { SpreadsheetRequest } from './threads.ts';

/** What a worker thread of `threads.ts` runs. */
export default async function answer(request: SpreadsheetRequest): Promise<unknown> {
  switch (request.kind) {
    case 'candidate-list': {
      const opened = await openSheets(request.input);
      if ('fault' in opened) return { rows: [], candidates: [], faults: [opened.fault], unlisted: 0 };
      return readCandidates(opened.sheets, request.today);
    }
    case 'template':
      return await makeTemplate(request.data);
    case 'filled-template':
      return await readFilledTemplate(request.bytes, request.context);
    case 'table':
      return request.as === 'csv' ? csvOf(request.table) : await xlsxOf(request.table);
  }
}
