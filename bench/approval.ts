import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { linkPath } from '../activities/mail-content/account-application.ts';
import type { TaskKind } from '../domain/tasks.ts';
import { linkToken } from '../store/links.ts';
import { currentStudyFields } from '../store/study-fields.ts';
import { listedSchools } from '../store/schools.ts';
import { startSurroundings, type Surroundings } from './approval-surroundings.ts';
import { floor as floorWorkflow, stepUpdate } from './floor-workflow.ts';
import { cpuMs, residentMb } from './ground.ts';
import { clientOf, underLoad, type Load } from './load.ts';
import type { Figures } from './main.ts';

/**
 * Account applications from form to activated account, as people take them through the browser's routes; as ratios to a
 * bare workflow with as many updates on the same Temporal server.
 */

const concurrent = 20;
/** People at a time who press a button and wait. */
const clicking = 5;
/** Confirm the address, sign as manager, sign as applicant, approve, activate. */
const steps = 5;
const warmUp = 20;
const whole = 160;
const clicked = 60;

export async function run(): Promise<Figures> {
  const surroundings = await startSurroundings();
  try {
    const bare = await benchFloor(surroundings);
    const ours = await benchApplications(surroundings);
    return {
      ...bare,
      ...ours,
      'applications-to-floor': ratio(ours, 'applications-per-second', bare, 'floor-per-second'),
      'click-p95-to-floor': ratio(ours, 'click-p95-ms', bare, 'floor-click-p95-ms'),
    };
  } finally {
    await surroundings.stop();
  }
}

const ratio = (ours: Figures, mine: string, bare: Figures, its: string): number =>
  (ours[mine] ?? Number.NaN) / (bare[its] ?? Number.NaN);

async function benchFloor({ client, stopFloor }: Surroundings): Promise<Figures> {
  const start = () =>
    client.workflow.start(floorWorkflow, { workflowId: `floor/${randomUUID()}`, taskQueue: 'floor', args: [steps] });
  const wholeOne = async () => {
    const handle = await start();
    for (let step = 0; step < steps; step += 1) await handle.executeUpdate(stepUpdate);
    await handle.result();
    return true;
  };
  await underLoad(concurrent, wholeOne, { turns: warmUp });
  const load = await underLoad(concurrent, wholeOne, { turns: whole });
  const waiting = await Promise.all(Array.from({ length: clicked * 3 }, start));
  // Until each has come to rest, as applications have when someone signs.
  await underLoad(clicking, async (_, turn) => (await waiting[turn]?.executeUpdate(stepUpdate)) === 1, {
    turns: waiting.length,
  });
  const click = async (_: number, turn: number) => (await waiting[turn]?.executeUpdate(stepUpdate)) === 2;
  const clicks = await underLoad(clicking, click, { turns: waiting.length });
  await Promise.all(waiting.map((handle) => handle.terminate()));
  await stopFloor();
  return {
    'floor-per-second': load.requestsPerSecond,
    'floor-click-p50-ms': clicks.p50,
    'floor-click-p95-ms': clicks.p95,
    'floor-errors': load.failures + clicks.failures,
  };
}

async function benchApplications(surroundings: Surroundings): Promise<Figures> {
  const { pids, api } = surroundings;
  const http = clientOf(api, 64);
  const people = await peopleOf(surroundings, http);
  await underLoad(concurrent, async () => await people.goesWholeWay(), { turns: warmUp });

  const before = Object.entries(pids).map(([name, pid]) => ({ name, pid, ms: cpuMs(pid) }));
  const load = await underLoad(concurrent, async () => await people.goesWholeWay(), { turns: whole });
  const cpu = before.map(({ name, pid, ms }) => [`cpu-ms-a-case-${name}`, (cpuMs(pid) - ms) / whole] as const);

  const cases: string[] = [];
  await underLoad(clicking, async () => cases.push(await people.appliesAndConfirms()) > 0, { turns: clicked });
  const clicks: Load[] = [];
  for (const click of [people.managerSigns, people.applicantSigns, people.approves]) {
    // Whoever presses has the page before them: finding the way to it is no part of the click.
    const presses = await Promise.all(cases.map((id) => click(id)));
    clicks.push(
      await underLoad(clicking, async (_, turn) => (await presses[turn]?.()) ?? false, { turns: cases.length }),
    );
  }
  http.close();
  const times = clicks.flatMap((one) => one.times).toSorted((a, b) => a - b);
  return {
    'applications-per-second': load.requestsPerSecond,
    'application-p50-ms': load.p50,
    'click-p50-ms': times[Math.floor(times.length * 0.5)] ?? Number.NaN,
    'click-p95-ms': times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    'click-errors': clicks.reduce((sum, { failures }) => sum + failures, 0),
    'application-errors': load.failures,
    ...Object.fromEntries(cpu),
    'api-mb': residentMb(pids.api, 'peak'),
    'worker-mb': residentMb(pids.worker, 'peak'),
  };
}

/** The people of an application, each step by the route of their page. Waits for what the process opens next. */
async function peopleOf({ store, helpdesk, password, caseBell }: Surroundings, http: ReturnType<typeof clientOf>) {
  const [school] = await listedSchools(store);
  const [field] = await currentStudyFields(store);
  const { cookie } = await http.ask({ method: 'POST', path: '/api/auth/sign-in/email', body: helpdesk });
  let applicants = 0;

  async function submits(path: string, form: Record<string, string>): Promise<void> {
    // Each from an address of its own: how many forms one address may send is bounded.
    const address = `10.${(applicants >> 8) & 255}.${applicants & 255}.7`;
    const answer = await http.ask({ method: 'POST', path, form: new URLSearchParams(form), address });
    if (answer.status >= 400) throw new Error(`${path} answers ${answer.status}`);
  }

  async function taskOf(caseId: string, kind: TaskKind): Promise<{ id: string; linkId: string | null }> {
    for (;;) {
      const changed = caseBell.next(caseId);
      const { rows } = await store.pool.query<{ id: string; link_id: string | null }>({
        name: 'bench-task',
        text: 'SELECT task.id, link.id AS link_id FROM task LEFT JOIN link ON link.task_id = task.id WHERE case_id = $1 AND key = $2',
        values: [caseId, kind],
      });
      if (rows[0]) return { id: rows[0].id, linkId: rows[0].link_id };
      await Promise.race([changed, pause(1_000)]);
    }
  }

  async function linkOf(caseId: string, kind: TaskKind): Promise<string> {
    const { linkId } = await taskOf(caseId, kind);
    const link = await store.prisma.link.findUniqueOrThrow({ where: { id: linkId ?? '' } });
    return linkPath(kind, linkToken(store, link));
  }

  async function appliesAndConfirms(): Promise<string> {
    const name = `teacher-${(applicants += 1)}`;
    const applicantEmail = `${name}@roc-deproef.example`;
    await submits('/aanvragen', {
      ...{ submissionId: randomUUID(), applicantName: 'Noor van den Berg', applicantFunction: 'Docent Nederlands' },
      ...{ applicantEmail, applicantPhone: '030 123 45 67', schoolId: school?.id ?? '', location: 'Locatie Noord' },
      ...{ studyFieldIds: field?.id ?? '', managerName: 'Willem Smit' },
      managerEmail: `manager-${name}@roc-deproef.example`,
    });
    const { id } = await store.prisma.accountApplication.findFirstOrThrow({ where: { applicantEmail } });
    await submits(await linkOf(id, 'email-confirmation'), {});
    return id;
  }

  const clicks = async (work: () => Promise<void>): Promise<boolean> =>
    await work().then(
      () => true,
      (error: unknown) => {
        console.error(String(error));
        return false;
      },
    );
  /** Waits for the page, and answers with the press on its button. */
  type Press = () => Promise<boolean>;
  async function managerSigns(id: string): Promise<Press> {
    const path = await linkOf(id, 'manager-signature');
    const form = { intent: 'sign', typedName: 'Willem Smit', signerFunction: 'Opleidingsmanager', agree: 'yes' };
    return () => clicks(() => submits(path, form));
  }
  async function applicantSigns(id: string): Promise<Press> {
    const path = await linkOf(id, 'applicant-nda');
    return () => clicks(() => submits(path, { intent: 'sign', typedName: 'Noor van den Berg', agree: 'yes' }));
  }
  async function approves(id: string): Promise<Press> {
    const { id: taskId } = await taskOf(id, 'helpdesk-review');
    const body = { decisionId: randomUUID(), how: 'called-school' };
    return () =>
      clicks(async () => {
        const answer = await http.ask({
          ...{ method: 'POST', path: `/api/tasks/${taskId}/approval`, body },
          ...(cookie ? { cookie } : {}),
        });
        if (answer.status !== 200) throw new Error(`approving answers ${answer.status} ${answer.body}`);
      });
  }

  async function goesWholeWay(): Promise<boolean> {
    const id = await appliesAndConfirms();
    const sign = async (signing: Promise<Press>): Promise<boolean> => (await signing)();
    const signed = await Promise.all([sign(managerSigns(id)), sign(applicantSigns(id))]);
    if (!signed.every(Boolean) || !(await (await approves(id))())) return false;
    return await clicks(async () => submits(await linkOf(id, 'activation'), { password, passwordRepeat: password }));
  }

  return { appliesAndConfirms, linkOf, managerSigns, applicantSigns, approves, goesWholeWay };
}
