import type { Context } from 'hono';
import { z } from 'zod';
import { readSentFile, type SentFile, type SentFileFault } from '../../documents/sent-file.ts';
import type { TextKey, Translate } from '../../locales/index.ts';
import { DateTime } from 'luxon';
import { zone } from '../../domain/working-days.ts';
import type { PaperSignature } from '../../store/scans.ts';
import { text } from '../http/forms.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';

/** What the helpdesk sends of signed paper, as it is checked: who signed when, and the files. */

/** @param lastDay the newest day that can stand on the paper, as YYYY-MM-DD */
const signedForm = (lastDay: string) => {
  const day = z.iso.date('missing').refine((on) => on <= lastDay, 'inFuture');
  return {
    manager: z.object({ managerSignedName: text(100), managerSignedFunction: text(100), managerSignedOn: day }),
    applicant: z.object({ applicantSignedName: text(100), applicantSignedOn: day }),
  };
};

export type Faults = { field: string; message: string }[];

/** The signatures that were ticked; faults go to the list. */
export function signaturesIn(c: Context<Env>, values: Record<string, unknown>, faults: Faults): PaperSignature[] {
  const now = c.get('parts').clock.now();
  const forms = signedForm(DateTime.fromJSDate(now, { zone }).toISODate() ?? '');
  const signatures: PaperSignature[] = [];
  if (values['managerSigned'] === 'yes') {
    const checked = forms.manager.safeParse(values);
    if (checked.success) {
      const { managerSignedName, managerSignedFunction, managerSignedOn } = checked.data;
      const signature = { typedName: managerSignedName, function: managerSignedFunction, signedOn: managerSignedOn };
      signatures.push({ signer: 'manager', ...signature });
    } else faults.push(...faultsInWords(c.get('t'), checked.error));
  }
  if (values['applicantSigned'] === 'yes') {
    const checked = forms.applicant.safeParse(values);
    if (checked.success) {
      const { applicantSignedName, applicantSignedOn } = checked.data;
      signatures.push({
        signer: 'applicant',
        typedName: applicantSignedName,
        function: null,
        signedOn: applicantSignedOn,
      });
    } else faults.push(...faultsInWords(c.get('t'), checked.error));
  }
  return signatures;
}

/** The first fault of each field, in words for the one who types what stands on the paper. */
export function faultsInWords(t: Translate, error: z.ZodError): Faults {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = String(issue.path[0]);
    const values = 'maximum' in issue ? { max: Number(issue.maximum) } : {};
    if (!first.has(field)) first.set(field, fieldMessage(t, field, issue.message, values));
  }
  return [...first].map(([field, message]) => ({ field, message }));
}

function fieldMessage(t: Translate, field: string, code: string, values: Record<string, number>): string {
  const path = `paper.fault.${field}.${code}`;
  const own = t(`evidence:${path}` as TextKey, values);
  return own === path ? t(`evidence:paper.fault.any.${code}` as TextKey, values) : own;
}

/**
 * A file that was sent, looked at inside; null where none was.
 *
 * @throws {Problem} 413 when it is too large, 415 when it is no PDF, JPEG or PNG, 422 when it is damaged
 */
export async function scanIn(
  c: Context<Env>,
  values: Record<string, unknown>,
  field: string,
): Promise<SentFile | null> {
  const file = values[field];
  if (!(file instanceof File)) return null;
  const read = await readSentFile(file);
  if ('fault' in read) throw new Problem(problemOf[read.fault], scanFault(c.get('t'), field, read.fault));
  return read;
}

const problemOf = {
  unknown: 'unsupported-media-type',
  damaged: 'invalid-input',
  empty: 'invalid-input',
  tooLarge: 'too-large',
} as const satisfies Record<SentFileFault, string>;

function scanFault(t: Translate, field: string, fault: SentFileFault) {
  const message = t(`evidence:paper.scanFault.${fault}`);
  return { detail: message, errors: [{ field, message }] };
}
