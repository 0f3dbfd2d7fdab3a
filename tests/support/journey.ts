import { expect, vi } from 'vitest';
import type { TaskKind } from '../../domain/tasks.ts';
import { linkPath } from '../../activities/mail-content/account-application.ts';
import { linkToken } from '../../store/links.ts';
import { password, type House } from './house.ts';

/** The steps of an account application, as people take them: each through the API, each checked for its answer. */
export function journeyOf(house: Pick<House, 'store' | 'application' | 'post' | 'send'>) {
  const { store } = house;

  /** Hands the form in, and answers with the case's id. */
  async function apply(changes: Record<string, string | string[]> = {}) {
    const form = { ...(await house.application()), ...changes };
    const answer = await house.post('/aanvragen', form);
    expect(answer.status, await answer.clone().text()).toBe(200);
    const { id } = await store.prisma.accountApplication.findFirstOrThrow({
      where: { applicantEmail: String(form['applicantEmail']) },
      orderBy: { submittedAt: 'desc' },
    });
    return { id, form };
  }

  /** The path of the link that a task mailed; waits until the process has opened that task. */
  async function link(caseId: string, kind: TaskKind, round = 1): Promise<string> {
    const key = round === 1 ? kind : `${kind}/${round}`;
    const found = await vi.waitFor(
      async () => {
        const task = await store.prisma.task.findUnique({
          where: { caseId_key: { caseId, key } },
          include: { links: true },
        });
        return task?.links[0] ?? expect.fail(`there is no link for ${key} yet`);
      },
      { timeout: 40_000, interval: 20 },
    );
    return linkPath(kind, linkToken(store, found));
  }

  const confirm = async (caseId: string) => await house.post(await link(caseId, 'email-confirmation'), {});
  const signAsManager = async (caseId: string, round = 1) =>
    await house.post(await link(caseId, 'manager-signature', round), {
      intent: 'sign',
      typedName: 'Willem Smit',
      signerFunction: 'Opleidingsmanager',
      agree: 'yes',
    });
  const signAsApplicant = async (caseId: string) =>
    await house.post(await link(caseId, 'applicant-nda'), {
      intent: 'sign',
      typedName: 'Noor van den Berg',
      agree: 'yes',
    });
  const refuseAsManager = async (caseId: string, reason = 'Zij werkt hier niet meer.', round = 1) =>
    await house.post(await link(caseId, 'manager-signature', round), { intent: 'refuse', reason });
  const activate = async (caseId: string, round = 1) =>
    await house.post(await link(caseId, 'activation', round), { password, passwordRepeat: password });

  /** The path of the applicant's own page. */
  const statusPage = async (caseId: string) => await link(caseId, 'withdrawal');
  const withdraw = async (caseId: string) =>
    await house.post(await statusPage(caseId), { intent: 'withdraw', withdrawAgree: 'yes' });

  /** Names another manager on the applicant's page, for the signature that is awaited now. */
  async function replaceManager(caseId: string, managerEmail: string, round = 1, managerName = 'Fatima Bakker') {
    const { id: taskId } = await task(caseId, round === 1 ? 'manager-signature' : `manager-signature/${round}`);
    return await house.post(await statusPage(caseId), { intent: 'replace', taskId, managerName, managerEmail });
  }
  const answer = async (caseId: string, words: string, round = 1) =>
    await house.post(await link(caseId, 'more-information', round), { answer: words });

  /** The open task of a kind; waits until the process has opened it. */
  async function task(caseId: string, key: string) {
    return await vi.waitFor(
      async () => {
        const found = await store.prisma.task.findUnique({ where: { caseId_key: { caseId, key } } });
        return found ?? expect.fail(`there is no task ${key} yet`);
      },
      { timeout: 40_000, interval: 20 },
    );
  }

  async function decide(caseId: string, key: string, cookie: string, outcome: string, reason?: string) {
    const { id } = await task(caseId, key);
    if (outcome === 'approved') {
      return await house.send('POST', `/api/tasks/${id}/approval`, cookie, {
        ...{ decisionId: crypto.randomUUID(), how: 'called-school' },
      });
    }
    return await house.send('POST', `/api/tasks/${id}/decision`, cookie, {
      decisionId: crypto.randomUUID(),
      outcome,
      ...(reason ? { reason } : {}),
    });
  }

  /** Waits until the case is closed, and answers with how. */
  async function outcome(caseId: string): Promise<string> {
    return await vi.waitFor(
      async () => {
        const { outcome: found } = await store.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
        return found ?? expect.fail('the case is still open');
      },
      { timeout: 40_000, interval: 20 },
    );
  }

  /** The mails of a case in the order in which they were queued, as `template to`. */
  async function mails(caseId: string): Promise<string[]> {
    const rows = await store.prisma.mail.findMany({ where: { caseId }, orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] });
    return rows.map(({ template }) => template);
  }

  return {
    apply,
    link,
    confirm,
    signAsManager,
    signAsApplicant,
    refuseAsManager,
    activate,
    statusPage,
    withdraw,
    replaceManager,
    answer,
    task,
    decide,
    outcome,
    mails,
  };
}
