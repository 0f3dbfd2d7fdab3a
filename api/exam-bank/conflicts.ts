import type { Context } from 'hono';
import { BankConflict, NotFitToPublish } from '../../store/exam-drafts.ts';
import { UnknownStudyField } from '../../store/study-fields.ts';
import { decidedProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';

export const conflictProblem = { 409: { ...decidedProblem[409], description: 'It can not be done as things stand' } };

/** Says in words of the bank why the store refused something. */
export async function explained<Result>(c: Context<Env>, work: Promise<Result>): Promise<Result> {
  const t = c.get('t');
  try {
    return await work;
  } catch (error) {
    if (error instanceof BankConflict) {
      const detail = t(`exam-bank:problem.${error.reason}`);
      throw new Problem('conflict', { detail, errors: error.reason === 'codeTaken' ? [atField('code', detail)] : [] });
    }
    if (error instanceof UnknownStudyField) {
      throw new Problem('invalid-input', { errors: [atField('studyFieldIds', t('exam-bank:problem.studyField'))] });
    }
    if (error instanceof NotFitToPublish) {
      const errors = error.faults.map(({ code, itemId, sectionId }) =>
        atField(itemId ?? sectionId ?? 'exam', t(`exam-bank:check.${code}`)),
      );
      throw new Problem('invalid-input', { detail: t('exam-bank:problem.publishing'), errors });
    }
    throw error;
  }
}

const atField = (field: string, message: string) => ({ field, message });
