import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readCandidateList, type SpreadsheetInput } from '../../documents/candidate-list.ts';
import { dayOf } from '../../domain/exam-window.ts';
import { listedFaults, type SpreadsheetFault } from '../../domain/spreadsheet-fault.ts';
import { allows } from '../http/access.ts';
import { commonProblems, json, newApi } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { candidateList, type CandidateList } from './contract.ts';

/** Reading a list of candidates that someone has in a spreadsheet. Nothing of it is kept. */

const read = createRoute({
  method: 'post',
  path: '/api/candidate-lists',
  tags: ['sittings'],
  ...allows('sittings.manage'),
  summary: 'Read a list of candidates: an xlsx or csv file, or text that was pasted from a spreadsheet',
  request: {
    body: {
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z.any().optional().meta({ type: 'string', format: 'binary' }),
            text: z.string().optional(),
          }),
        },
      },
    },
  },
  responses: { 200: json(candidateList, 'The rows, with what is wrong in each'), ...commonProblems },
});

export const candidateListRoutes = newApi().openapi(read, async (c) => {
  const { clock } = c.get('parts');
  const found = await readCandidateList(await inputOf(c), dayOf(clock.now()));
  const ofRows = new Set(found.rows.flatMap(({ faults }) => faults));
  const ofList = found.faults.filter((fault) => found.rows.length === 0 || fault.row === null);
  const answer: CandidateList = {
    rows: found.rows.map(({ row, values, faults }) => ({
      row,
      values,
      faults: faults.map((fault) => ({ field: fieldOf(fault), message: sentenceOf(c, fault) })),
    })),
    faults: ofList
      .filter((fault) => !ofRows.has(fault))
      .slice(0, listedFaults)
      .map((fault) => sentenceOf(c, fault)),
  };
  c.header('Cache-Control', 'no-store');
  return c.json(answer, 200);
});

/** @throws 422 when there is neither a file nor a text */
async function inputOf(c: Context<Env>): Promise<SpreadsheetInput> {
  const { file, text } = await c.req.parseBody().catch(() => ({ file: undefined, text: undefined }));
  if (file instanceof File && (file.size > 0 || file.name !== '')) {
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
  }
  if (typeof text === 'string' && text.trim() !== '') return { text };
  const message = c.get('t')('scheduling:problem.field.text');
  throw new Problem('invalid-input', { errors: [{ field: 'text', message }] });
}

/** A name that stands in one column fills three fields: what is wrong with it is told at the last of them. */
const fieldOf = ({ field }: SpreadsheetFault): string => (field === 'fullName' ? 'familyName' : field);

const sentenceOf = (c: Context<Env>, { code, values }: SpreadsheetFault): string =>
  c.get('t')(`scheduling:fault.code.${code}`, values);
