import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { mostCandidates } from '../../domain/scheduling.ts';
import type { SchedulingFault } from '../../domain/scheduling-faults.ts';
import type { SchedulingWarning } from '../../domain/scheduling-warnings.ts';
import { formatDate } from '../../locales/index.ts';
import { SittingIdTaken } from '../../store/scheduling.ts';
import { SittingRefused, WarningsUnconfirmed } from '../../store/scheduling-checks.ts';
import { SittingFixed } from '../../store/sitting-lock.ts';
import { MadeDifferently } from '../../store/sitting-made.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { Warning } from './contract.ts';

/** What is wrong or unusual, as sentences in the reader's language. */

const fields = [
  'examId',
  'location',
  'window',
  'firstDay',
  'lastDay',
  'fromMinute',
  'untilMinute',
  'candidates',
  'studentNumber',
  'givenName',
  'infix',
  'familyName',
  'dateOfBirth',
  'extraMinutes',
  'reason',
  'schoolId',
  'ownerId',
  'accountId',
  'text',
] as const;
type Field = (typeof fields)[number];
const isField = (name: unknown): name is Field => (fields as readonly unknown[]).includes(name);

/** A set of routes of which each field has a sentence of its own: what does not fit is answered field by field. */
export const newSchedulingApi = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const t = c.get('t');
      const errors = result.error.issues.map(({ path }) => {
        const field = path.findLast((part) => typeof part === 'string');
        const name = isField(field) ? field : 'other';
        return {
          field: path.join('.'),
          message: t(`scheduling:problem.field.${name}`, { most: mostCandidates }),
        };
      });
      throw new Problem('invalid-input', { errors });
    },
  });

/** A fault that was found beside the contract. */
export function refusal(c: Context<Env>, faults: readonly SchedulingFault[]): Problem {
  const errors = faults.map(({ field, code, values }) => ({
    field,
    message: c.get('t')(`scheduling:problem.${code}`, values),
  }));
  return new Problem('invalid-input', { errors });
}

/** Does what was asked, and turns what the store refuses into an answer. */
export async function answering<Result>(c: Context<Env>, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const t = c.get('t');
    if (error instanceof SittingRefused) throw refusal(c, error.faults);
    if (error instanceof SittingFixed) {
      throw new Problem('conflict', { detail: t(`scheduling:problem.fixed.${error.because}`) });
    }
    if (error instanceof WarningsUnconfirmed) {
      const errors = error.warnings.map((warning) => ({ field: fieldOf(warning), message: sentenceOf(c, warning) }));
      throw new Problem('unconfirmed-warnings', { detail: t('scheduling:problem.unconfirmed'), errors });
    }
    if (error instanceof MadeDifferently) {
      throw new Problem('conflict', {
        detail: t('scheduling:problem.madeDifferently', { reference: error.reference }),
      });
    }
    if (error instanceof SittingIdTaken) throw new Problem('not-found');
    throw error;
  }
}

export const asWarning = (c: Context<Env>, warning: SchedulingWarning): Warning => ({
  key: warning.key,
  code: warning.code,
  row: warning.row,
  person: warning.person,
  message: sentenceOf(c, warning),
});

function sentenceOf(c: Context<Env>, { code, person, values }: SchedulingWarning): string {
  const { day } = values;
  return c.get('t')(`scheduling:warning.${code}`, {
    ...values,
    ...(person === null ? {} : { name: person }),
    ...(typeof day === 'string' ? { day: formatDate(c.get('locale'), new Date(`${day}T12:00:00Z`)) } : {}),
  });
}

const fieldOf = ({ row, code }: SchedulingWarning): string => {
  if (row !== null) return `candidates.${row}`;
  return code === 'no-candidates' ? 'candidates' : 'window';
};
