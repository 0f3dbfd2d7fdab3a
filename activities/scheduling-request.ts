import { checkSchedulingTemplate, type TemplateContext } from '../documents/scheduling-template.ts';
import { isSomethingElse, type SchedulingOutcome } from '../domain/scheduling-request.ts';
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
} from '../store/scheduling-request-process.ts';
import type { Store } from '../store/store.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** `round` is the file that was checked. `something-else`: what was mailed is no template at all. */
export type Checked = { round: number; verdict: 'good' | 'faulty' | 'something-else' };

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
      const isMailed = file.channel === 'mail' && file.round === 1;
      return { round: file.round, verdict: isMailed && isSomethingElse(check.faults) ? 'something-else' : 'faulty' };
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
      const raw = await readMailOfFile(store, id);
      const { text } = raw ? await readMail(raw) : { text: '' };
      await requests.handToHelpdesk(store, occasionOf(context), id, text);
    },
  };
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

/** Who works at several schools has a template of each: the file says for which it is. */
async function checkForOwnSchool(store: Store, file: NewestFile, now: Date) {
  const check = async (schoolId: string) => {
    const exams = await examsToName(store, { schoolId, accountId: file.requestedById });
    const context: TemplateContext = { schoolId, exams, now };
    const { marker, plan, faults, unlisted } = await checkSchedulingTemplate(file.content, context);
    return { marker, schoolId, plan, faults, unlisted };
  };
  const { marker, ...found } = await check(file.schoolId);
  if (!marker || marker.schoolId === file.schoolId || !file.ownSchools.includes(marker.schoolId)) return found;
  const { marker: _same, ...ofMarked } = await check(marker.schoolId);
  return ofMarked;
}
