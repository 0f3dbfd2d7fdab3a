import { checkSchedulingTemplate, type TemplateContext } from '../documents/scheduling-template.ts';
import { isSomethingElse, type SchedulingOutcome } from '../domain/scheduling-request.ts';
import { fileFault } from '../domain/spreadsheet-fault.ts';
import { readMail } from '../mails/read-mail.ts';
import { SittingRefused } from '../store/scheduling-checks.ts';
import * as requests from '../store/scheduling-request-process.ts';
import {
  checkOf,
  examsToName,
  keepCheck,
  NotLookedAt,
  readMailOfFile,
  readNewestFile,
  type FileCheck,
} from '../store/scheduling-request-process.ts';
import { schoolsMergedInto } from '../store/schools.ts';
import type { Store } from '../store/store.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/**
 * `round` is the file that was checked. `something-else`: what was mailed is no template at all. `sent-elsewhere`: it is the
 * file of another request.
 */
export type Checked = { round: number; verdict: 'good' | 'faulty' | 'something-else' | 'sent-elsewhere' };

/** See workflows/scheduling-request/workflow.ts. */
export type SchedulingActivities = {
  closeRequest(requestId: string, outcome: Exclude<SchedulingOutcome, 'scheduled' | 'not-a-template'>): Promise<void>;
};

/** Files are read in threads and can be large: never local activities. */
export type SpreadsheetActivities = {
  checkNewestFile(requestId: string): Promise<Checked>;
  /** @returns false when it turned out to be no longer possible; the file then has the faults that say why */
  makeSittings(requestId: string): Promise<boolean>;
  handToHelpdesk(requestId: string): Promise<void>;
};

export function schedulingActivities(context: ActivityContext): SchedulingActivities & SpreadsheetActivities {
  const { store } = context;
  return {
    closeRequest: (id, outcome) => requests.closeRequest(store, occasionOf(context), id, outcome),
    async checkNewestFile(id) {
      const file = await readNewestFile(store, id);
      const check = checkOf(file) ?? (await checkFile(context, id, file));
      if (check.plan) return { round: file.round, verdict: 'good' };
      return { round: file.round, verdict: await verdictOnFaulty(context, id, file, check) };
    },
    async makeSittings(id) {
      try {
        await requests.makeSittings(store, occasionOf(context), id);
        return true;
      } catch (error) {
        if (error instanceof NotLookedAt) return false;
        if (!(error instanceof SittingRefused)) throw error;
        const { plan } = await checkFile(context, id, await readNewestFile(store, id));
        if (plan) throw error;
        return false;
      }
    },
    async handToHelpdesk(id) {
      await requests.handToHelpdesk(store, occasionOf(context), id, await wordsOf(store, id));
    },
  };
}

/** What was mailed and is no template is a question: of a request that goes on, beside it. */
async function verdictOnFaulty(
  context: ActivityContext,
  requestId: string,
  file: NewestFile,
  { faults }: FileCheck,
): Promise<Checked['verdict']> {
  const { store } = context;
  if (faults.some(({ code }) => code === 'sent-elsewhere')) return 'sent-elsewhere';
  if (!isSomethingElse(faults) || !file.incomingMailId) return 'faulty';
  if (file.round === 1) return 'something-else';
  await requests.askHelpdesk(store, occasionOf(context), requestId, await wordsOf(store, requestId));
  return 'faulty';
}

/** The text of the mail that brought the newest file. */
async function wordsOf(store: Store, requestId: string): Promise<string> {
  const raw = await readMailOfFile(store, requestId);
  return raw ? (await readMail(raw)).text : '';
}

type NewestFile = Awaited<ReturnType<typeof readNewestFile>>;

/** Checks a file as things are now, and keeps what was found. */
async function checkFile(context: ActivityContext, requestId: string, file: NewestFile) {
  const { store } = context;
  const occasion = occasionOf(context);
  const { schoolId, ...check } = await checkForOwnSchool(store, file, occasion.at);
  await keepCheck(store, occasion, { requestId, fileId: file.id, schoolId, check });
  return check;
}

type CheckOfSchool = FileCheck & { schoolId: string | null };

/** Who works at several schools has a template of each: the file says for which it is, or else the exams in it do. */
async function checkForOwnSchool(store: Store, file: NewestFile, now: Date): Promise<CheckOfSchool> {
  const check = async (schoolId: string) => {
    const exams = await examsToName(store, { schoolId, accountId: file.requestedById });
    const formerSchoolIds = await schoolsMergedInto(store, schoolId);
    const context: TemplateContext = { schoolId, formerSchoolIds, exams, now };
    const { marker, plan, faults, unlisted } = await checkSchedulingTemplate(file.content, context);
    const isOfFormer = marker !== null && formerSchoolIds.includes(marker.schoolId);
    return { marked: isOfFormer ? schoolId : marker?.schoolId, found: { schoolId, plan, faults, unlisted } };
  };
  if (file.schoolId !== null) {
    const { marked, found } = await check(file.schoolId);
    const isOfOther = marked !== undefined && marked !== file.schoolId && file.ownSchools.includes(marked);
    return isOfOther ? (await check(marked)).found : found;
  }
  const checks: CheckOfSchool[] = [];
  for (const schoolId of file.ownSchools) {
    const { marked, found } = await check(schoolId);
    if (marked === schoolId) return found;
    checks.push(found);
  }
  return theOnlyOne(checks);
}

/** Of a file without a mark: where it is in order for one school, it is that one's; its faults are those of the best fit. */
function theOnlyOne(checks: CheckOfSchool[]): CheckOfSchool {
  const good = checks.filter(({ plan }) => plan !== null);
  const [best] = good.length > 0 ? good : checks.toSorted((a, b) => countOf(a) - countOf(b));
  if (!best || good.length > 1) {
    return { schoolId: null, plan: null, faults: [fileFault('school-unknown')], unlisted: 0 };
  }
  return good.length === 1 ? best : { ...best, schoolId: null };
}

const countOf = ({ faults, unlisted }: CheckOfSchool): number => faults.length + unlisted;
