import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { Task } from './contract.ts';

/** The inbox, with real tasks of real processes. */
let house: House;
let go: ReturnType<typeof journeyOf>;
let anja: string;
let bram: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  anja = await house.signIn('helpdesk');
  bram = await house.signIn('admin');
});

/** An application up to its review, and the id of that task. */
async function inReview(changes: Record<string, string> = {}) {
  const { id } = await go.apply(changes);
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  return { caseId: id, taskId: (await go.task(id, 'helpdesk-review')).id };
}

const taskOf = async (answer: Response): Promise<Task> => (await answer.json()) as Task;
const read = async (taskId: string): Promise<Task> =>
  await taskOf(await house.send('GET', `/api/tasks/${taskId}`, anja));
const decide = (taskId: string, cookie: string, fields: object) =>
  house.send('POST', `/api/tasks/${taskId}/decision`, cookie, { decisionId: randomUUID(), ...fields });
const approve = (taskId: string, cookie: string, decisionId: string = randomUUID(), how = 'known') =>
  house.send('POST', `/api/tasks/${taskId}/approval`, cookie, { decisionId, how });
const assign = (taskId: string, cookie: string, what: 'claim' | 'unclaim', version?: string) =>
  house.send(
    'POST',
    `/api/tasks/${taskId}/${what}`,
    cookie,
    undefined,
    version === undefined ? {} : { 'if-match': version },
  );

describe('the list', () => {
  let mine: { caseId: string; taskId: string }[];
  const listed = async (query: string, cookie = anja) => {
    const answer = await house.send('GET', `/api/tasks?${query}`, cookie);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as { data: Task[]; total: number };
  };
  const idsIn = ({ data }: { data: Task[] }) => data.map(({ id }) => id);

  beforeAll(async () => {
    mine = [];
    for (const applicantName of ['Noor Een', 'Noor Twee', 'Noor Drie']) mine.push(await inReview({ applicantName }));
    const [first, second] = mine;
    // Promised for other days than they were opened on, so that the two orders differ.
    for (const [place, day] of ['2031-02-03', '2031-02-01', '2031-02-02'].entries()) {
      await house.store.prisma.task.update({
        where: { id: mine[place]?.taskId ?? '' },
        data: { dueAt: new Date(day) },
      });
    }
    expect((await assign(first?.taskId ?? '', anja, 'claim', '1')).status).toBe(200);
    expect((await decide(second?.taskId ?? '', bram, { outcome: 'refused', reason: 'Dubbel.' })).status).toBe(200);
  });

  test('holds the open tasks of the bureau alone, earliest promise first, and counts them', async () => {
    const list = await listed('');
    expect(idsIn(list)).toEqual([mine[2]?.taskId, mine[0]?.taskId]);
    expect(list.total).toBe(2);
    expect(list.data.every(({ kind, state }) => kind === 'helpdesk-review' && state === 'open')).toBe(true);
    expect(list.data[0]?.subject).toBe('Noor Drie · ROC De Proef');
  });

  test('is sorted as asked', async () => {
    expect(idsIn(await listed('sort=openedAt&order=DESC'))).toEqual([mine[2]?.taskId, mine[0]?.taskId]);
    expect(idsIn(await listed('sort=openedAt&order=asc'))).toEqual([mine[0]?.taskId, mine[2]?.taskId]);
    expect(idsIn(await listed('sort=dueAt&order=desc'))).toEqual([mine[0]?.taskId, mine[2]?.taskId]);
  });

  test('is filtered by who has it, by state and by kind', async () => {
    expect(idsIn(await listed('scope=mine'))).toEqual([mine[0]?.taskId]);
    expect(idsIn(await listed('scope=mine', bram))).toEqual([]);
    expect(idsIn(await listed('scope=unassigned'))).toEqual([mine[2]?.taskId]);
    expect(idsIn(await listed('state=closed'))).toEqual([mine[1]?.taskId]);
    expect(await listed('kind=activation-lapsed')).toEqual({ data: [], total: 0 });
    expect(idsIn(await listed(`ids=${mine[1]?.taskId}&ids=${mine[0]?.taskId}`))).toHaveLength(2);
  });

  test('is given page by page', async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map((page) => listed(`perPage=1&page=${page}`)));
    expect([first, second, third].map((page) => page?.total)).toEqual([2, 2, 2]);
    expect([first, second, third].flatMap((page) => idsIn(page ?? { data: [] }))).toEqual([
      mine[2]?.taskId,
      mine[0]?.taskId,
    ]);
  });

  test('marks what is past its promise', async () => {
    const id = mine[2]?.taskId ?? '';
    expect((await read(id)).overdue).toBe(false);
    house.clock.set(new Date('2031-02-02T00:00:01Z'));
    const { overdue } = await read(id);
    house.clock.set(Date.now());
    expect(overdue).toBe(true);
  });

  test.each([
    'page=0',
    'page=-1',
    'page=1.5',
    'perPage=0',
    'perPage=101',
    'sort=subject',
    'sort=claimedBy;drop table task',
    'order=sideways',
    'scope=theirs',
    'kind=manager-signature',
    'state=lost',
    'ids=1',
  ])('refuses %s', async (query) => {
    expect((await house.send('GET', `/api/tasks?${query}`, anja)).status).toBe(422);
  });

  test('of applications is searched by name, address, school and reference, in any spelling, and never by address', async () => {
    const found = async (search: string) => {
      const answer = await house.send('POST', '/api/account-applications/search', anja, { search });
      expect(answer.status, await answer.clone().text()).toBe(200);
      return ((await answer.json()) as { data: { id: string; reference: string }[] }).data;
    };
    const [only, ...more] = await found('NOOR twee');
    expect([only?.id, more.length]).toEqual([mine[1]?.caseId, 0]);
    expect((await found(only?.reference.toLowerCase() ?? '')).map(({ id }) => id)).toEqual([mine[1]?.caseId]);
    expect(await found('roc de proef')).toHaveLength(3);
    for (const nothing of ['%', '_', "'; drop table task; --", '<script>'])
      expect(await found(nothing), nothing).toEqual([]);
    const byAddress = await house.send('GET', '/api/account-applications?q=Noor+Twee&search=Noor+Twee', anja);
    expect(((await byAddress.json()) as { total: number }).total, 'the query looks for no name').toBe(3);
  });

  test.each(['phase=lost', 'page=two', 'ids=1'])('of applications refuses %s', async (query) => {
    expect((await house.send('GET', `/api/account-applications?${query}`, anja)).status).toBe(422);
  });

  test.each([{ search: '\u0000' }, { search: 'a'.repeat(101) }, { phase: 'lost' }, { page: 'two' }])(
    'of applications refuses to search by %j',
    async (body) => {
      expect((await house.send('POST', '/api/account-applications/search', anja, body)).status).toBe(422);
    },
  );

  test('is empty on a page far past its end', async () => {
    for (const resource of ['tasks', 'account-applications']) {
      const answer = await house.send('GET', `/api/${resource}?page=9007199254740991`, anja);
      expect(await answer.json()).toMatchObject({ data: [], total: expect.any(Number) as number });
    }
  });
});

describe('picking up', () => {
  let taskId: string;
  beforeEach(async () => {
    ({ taskId } = await inReview());
  });

  test('and laying back, each in the version that was seen', async () => {
    const claimed = await taskOf(await assign(taskId, anja, 'claim', '1'));
    expect(claimed).toMatchObject({ version: 2, claimedBy: { name: 'De helpdesk' } });
    const laidBack = await taskOf(await assign(taskId, anja, 'unclaim', '"2"'));
    expect(laidBack).toMatchObject({ version: 3, claimedBy: null });
  });

  test('without saying which version was seen is refused, and changes nothing', async () => {
    for (const version of [undefined, '', 'latest', '*', '-1', '9'.repeat(30)]) {
      expect((await assign(taskId, anja, 'claim', version)).status, version).toBe(428);
    }
    expect(await read(taskId)).toMatchObject({ version: 1, claimedBy: null });
  });

  test('what someone else picked up meanwhile is refused: also when both press at once', async () => {
    const statuses = await Promise.all(
      [anja, bram].map(async (cookie) => (await assign(taskId, cookie, 'claim', '1')).status),
    );
    expect(statuses.toSorted()).toEqual([200, 412]);
    expect((await read(taskId)).claimedBy?.name).toBe(statuses[0] === 200 ? 'De helpdesk' : 'De admin');
    expect((await assign(taskId, bram, 'unclaim', '1')).status).toBe(412);
  });

  test('what is decided is refused', async () => {
    await approve(taskId, bram);
    const { version } = await read(taskId);
    expect((await assign(taskId, anja, 'claim', String(version))).status).toBe(412);
  });
});

describe('deciding', () => {
  test('by two at once: one holds, the other hears who decided what, and the case follows the row', async () => {
    const { caseId, taskId } = await inReview();
    const [approval, refusal] = await Promise.all([
      approve(taskId, anja),
      decide(taskId, bram, { outcome: 'refused', reason: 'Onbekende school.' }),
    ]);
    expect([approval.status, refusal.status].toSorted()).toEqual([200, 409]);
    const approved = approval.status === 200;
    const { title, detail } = (await (approved ? refusal : approval).json()) as { title: string; detail: string };
    expect(title).toBe('Hierover is al beslist');
    expect(detail).toBe(
      approved
        ? 'De helpdesk was u net voor: deze taak is goedgekeurd.'
        : 'De admin was u net voor: deze taak is afgewezen.',
    );
    const task = await read(taskId);
    expect(task).toMatchObject(
      approved
        ? { state: 'done', outcome: 'approved', decidedBy: 'De helpdesk', reason: null }
        : { state: 'done', outcome: 'refused', decidedBy: 'De admin', reason: 'Onbekende school.' },
    );
    expect(await house.store.prisma.decision.count({ where: { taskId } })).toBe(1);
    if (approved) {
      expect((await go.task(caseId, 'activation')).state).toBe('open');
      expect(await go.mails(caseId)).not.toContain('application-refused');
    } else {
      expect(await go.outcome(caseId)).toBe('refused-by-helpdesk');
      expect(await house.store.prisma.schoolAccess.count({ where: { accountApplicationId: caseId } })).toBe(0);
    }
  });

  test('ten times with one decision id is once, with the same answer each time', async () => {
    const { caseId, taskId } = await inReview();
    const decisionId = randomUUID();
    const answers = await Promise.all(
      Array.from(
        { length: 10 },
        async () => await decide(taskId, anja, { decisionId, outcome: 'refused', reason: 'Dubbel.' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.json()) as { task: Task }));
    for (const { task } of bodies) expect(task).toEqual(bodies[0]?.task);
    expect(await go.outcome(caseId)).toBe('refused-by-helpdesk');
    expect((await go.mails(caseId)).filter((mail) => mail === 'application-refused')).toHaveLength(1);
    const events = await house.store.prisma.auditEvent.count({
      where: { caseId, code: 'decided:helpdesk-review:refused' },
    });
    expect(events).toBe(1);
  });

  test('otherwise under a decision id that is taken is not the same decision', async () => {
    const { caseId, taskId } = await inReview();
    const other = await inReview();
    const decisionId = randomUUID();
    expect((await approve(taskId, anja, decisionId)).status).toBe(200);
    expect((await decide(taskId, anja, { decisionId, outcome: 'refused', reason: 'Toch niet.' })).status).toBe(409);
    expect((await approve(taskId, bram, decisionId)).status).toBe(409);
    expect((await approve(other.taskId, anja, decisionId)).status).toBe(409);
    expect((await read(other.taskId)).state).toBe('open');
    expect((await go.task(caseId, 'activation')).state).toBe('open');
  });

  test('with an answer that does not fit the task, or without the reason that it needs, is refused', async () => {
    const { taskId } = await inReview();
    for (const fields of [
      { outcome: 'resend' },
      { outcome: 'close' },
      { outcome: 'dismissed' },
      { outcome: 'signed' },
      { outcome: 'refused' },
      { outcome: 'refused', reason: '' },
      { outcome: 'refused', reason: '   \n' },
      { outcome: 'refused', reason: 'x'.repeat(2001) },
      { outcome: 'refused', reason: 'met \u0000 erin' },
      { outcome: 'approved' },
      { outcome: 'refused', reason: 'Dubbel.', decisionId: 'twee keer' },
      {},
    ]) {
      const answer = await decide(taskId, anja, fields);
      expect(answer.status, JSON.stringify(fields).slice(0, 80)).toBe(422);
      const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] };
      expect(errors[0]?.field).toMatch(/^(outcome|reason|decisionId)$/);
    }
    expect((await read(taskId)).state).toBe('open');
    const { message } = await firstError(await decide(taskId, anja, { outcome: 'refused' }));
    expect(message).toBe('Vul in waarom.');
  });

  test('takes a reason in any letters, and gives it back as it was', async () => {
    const { taskId } = await inReview();
    const reason = 'Niet “bekend” bij ons: <script>alert(1)</script> & 学校 😀\nTweede regel.';
    const answer = await decide(taskId, anja, { outcome: 'refused', reason });
    expect(answer.status).toBe(200);
    expect((await read(taskId)).reason).toBe(reason);
  });

  test('does not ask that one picked it up, and leaves who had', async () => {
    const { taskId } = await inReview();
    await assign(taskId, bram, 'claim', '1');
    expect((await approve(taskId, anja)).status).toBe(200);
    expect(await read(taskId)).toMatchObject({ decidedBy: 'De helpdesk', claimedBy: { name: 'De admin' } });
  });

  test('from another site is refused', async () => {
    const { taskId } = await inReview();
    const body = JSON.stringify({ decisionId: randomUUID(), outcome: 'refused', reason: 'Van elders.' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await house.app.request(`${house.config.PUBLIC_URL}/api/tasks/${taskId}/decision`, {
        method: 'POST',
        headers: {
          origin: 'https://elders.example',
          'sec-fetch-site': 'cross-site',
          cookie: anja,
          'content-type': type,
        },
        body,
      });
      expect([403, 415], type).toContain(answer.status);
    }
    expect((await read(taskId)).state).toBe('open');
  });
});

describe('what changes', () => {
  test('is heard at once by who may see tasks, without what it says, and not by a school', async () => {
    const [helpdesk, school] = await Promise.all([listen(anja), listen(await house.signIn('school'))]);
    const { caseId, taskId } = await inReview({ applicantName: 'Fenna Geheim' });
    await vi.waitFor(() => expect(helpdesk.notices()).toContainEqual({ resource: 'tasks', id: taskId }), {
      timeout: 5_000,
    });
    const seen = helpdesk.notices().length;
    await assign(taskId, bram, 'claim', '1');
    await vi.waitFor(() => expect(helpdesk.notices().length).toBeGreaterThan(seen), { timeout: 5_000 });
    expect(helpdesk.notices()).toContainEqual({ resource: 'account-applications', id: caseId });
    expect(helpdesk.text()).not.toMatch(/Fenna|@|roc-deproef/);
    expect(school.notices()).toEqual([]);
    expect(school.text()).toContain('event: hello');
    await Promise.all([helpdesk.stop(), school.stop()]);
  });

  test('is heard by all pages that are open', async () => {
    const pages = await Promise.all(Array.from({ length: 5 }, () => listen(anja)));
    const { taskId } = await inReview();
    for (const page of pages) {
      await vi.waitFor(() => expect(page.notices()).toContainEqual({ resource: 'tasks', id: taskId }), {
        timeout: 5_000,
      });
      await page.stop();
    }
  });
});

async function firstError(answer: Response): Promise<{ field: string; message: string }> {
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] };
  return errors[0] ?? expect.fail('there is no error');
}

/** Opens the stream of changes as a browser does, and keeps what it says. */
async function listen(cookie: string) {
  const answer = await house.send('GET', '/api/live', cookie);
  expect(answer.status).toBe(200);
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const reading = (async () => {
    for (;;) {
      const read = await reader?.read();
      if (!read || read.done) return;
      text += decoder.decode(read.value, { stream: true });
    }
  })();
  await vi.waitFor(() => expect(text).toContain('event: hello'));
  return {
    text: () => text,
    notices: () =>
      [...text.matchAll(/event: change\ndata: (.*)\n/g)].map(([, data = '']) => JSON.parse(data) as object),
    stop: async () => {
      await reader?.cancel();
      await reading;
    },
  };
}
