import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { chainHash, firstBreak } from '../domain/audit-chain.ts';
import { openHouse, type House } from '../tests/support/house.ts';
import { journeyOf } from '../tests/support/journey.ts';

/** What the database itself holds to, whatever program writes: tried with SQL, as the role that the programs have. */
let house: House;
let caseId: string;
let applicantEmail: string;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  const go = journeyOf(house);
  await house.startWorker();
  const application = await go.apply();
  caseId = application.id;
  applicantEmail = String(application.form['applicantEmail']);
  await go.confirm(caseId);
  await Promise.all([go.signAsManager(caseId), go.signAsApplicant(caseId)]);
  helpdesk = await house.signIn('helpdesk');
  await go.decide(caseId, 'helpdesk-review', helpdesk, 'approved');
  await go.task(caseId, 'activation');
  // The certificate is made beside the activation; after that the case stands still.
  await vi.waitFor(
    async () => {
      expect(await house.store.prisma.auditEvent.count({ where: { caseId, code: 'certificate-made' } })).toBe(1);
    },
    { timeout: 20_000, interval: 20 },
  );
});

const run = (statement: string, values: unknown[] = []) => house.store.pool.query(statement, values);
/** The name of the rule that refused a statement. */
const refusal = async (statement: string, values: unknown[] = []): Promise<string> =>
  await run(statement, values).then(
    () => 'not refused',
    (error: unknown) => {
      const { constraint, message } = error as { constraint?: string; message: string };
      return constraint ?? message;
    },
  );

describe('one of each', () => {
  test('open case for an address', async () => {
    const { openKey } = await house.store.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
    const insert = `insert into case_file (id, process, reference, open_key, opened_at) values ($1, 'account-application', $2, $3, now())`;
    expect(await refusal(insert, [randomUUID(), 'AA-2026-90001', openKey])).toBe('case_file_open_key_key');
    expect(await refusal(insert, [randomUUID(), 'AA-2026-90001', randomUUID()])).toBe('not refused');
    expect(await refusal(insert, [randomUUID(), 'AA-2026-90001', randomUUID()])).toBe('case_file_reference_key');
    expect(await refusal(`update case_file set closed_at = now(), outcome = 'expired' where id = $1`, [caseId])).toBe(
      'case_file_open_key_only_open',
    );
  });

  test('account for an address, in one spelling', async () => {
    const insert = `insert into account (id, name, email, role, created_at, updated_at) values ($1, 'Iemand', $2, 'school', now(), now())`;
    expect(await refusal(insert, [randomUUID(), applicantEmail])).toBe('account_email_key');
    expect(await refusal(insert, [randomUUID(), applicantEmail.toUpperCase()])).toBe('account_email_lower');
    const role = `insert into account (id, name, email, role, created_at, updated_at) values ($1, 'Iemand', $2, 'root', now(), now())`;
    expect(await refusal(role, [randomUUID(), 'nieuw@roc.example'])).toBe('account_role_known');
  });

  test('application for a form that was shown once, by someone who is not the own manager', async () => {
    const columns =
      'locale, submitted_at, applicant_name, applicant_function, applicant_phone, school_id, location, manager_name, nda_version';
    const copy = (submission: string, applicant: string, manager: string) =>
      `insert into account_application (id, submission_id, applicant_email, manager_email, ${columns})
       select $1, ${submission}, ${applicant}, ${manager}, ${columns} from account_application where id = $2`;
    expect(await refusal(copy('submission_id', 'applicant_email', 'manager_email'), [randomUUID(), caseId])).toBe(
      'account_application_submission_id_key',
    );
    const fresh = 'gen_random_uuid()';
    expect(await refusal(copy(fresh, 'applicant_email', 'applicant_email'), [randomUUID(), caseId])).toBe(
      'account_application_manager_is_other',
    );
    expect(await refusal(copy(fresh, 'upper(applicant_email)', 'manager_email'), [randomUUID(), caseId])).toBe(
      'account_application_email_lower',
    );
    expect(await refusal(copy(fresh, 'applicant_email', 'manager_email'), [randomUUID(), caseId])).toBe(
      'account_application_id_fkey',
    );
  });

  test('decision for a task', async () => {
    const insert = `insert into decision (id, task_id, case_id, outcome, actor, decided_at)
      select $1, task_id, case_id, outcome, 'applicant', now() from decision where case_id = $2 limit 1`;
    expect(await refusal(insert, [randomUUID(), caseId])).toBe('decision_task_id_key');
  });
});

describe('what is evidence', () => {
  const kept = ['audit_event', 'decision', 'signature', 'document'];

  test.each(kept)('in %s can be changed and removed by nobody', async (table) => {
    const before = await run(`select count(*) from ${table}`);
    expect(await refusal(`update ${table} set case_id = case_id where case_id = $1`, [caseId])).toBe(
      `${table} is append-only`,
    );
    expect(await refusal(`delete from ${table} where case_id = $1`, [caseId])).toBe(`${table} is append-only`);
    expect((await run(`select count(*) from ${table}`)).rows).toEqual(before.rows);
  });

  test('in the audit can not be emptied out either', async () => {
    expect(await refusal('truncate audit_event')).toBe('audit_event is append-only');
    expect(await refusal('truncate case_file cascade')).toMatch(/is append-only$/);
    for (const table of ['decision', 'signature', 'document']) {
      expect(await refusal(`truncate ${table} cascade`)).toMatch(/is append-only$/);
    }
    const removal = await house.store.pool.connect();
    try {
      await removal.query(`begin; set local teletoets.removal = 'on'`);
      await expect(removal.query('delete from audit_event')).rejects.toThrow('audit_event is append-only');
    } finally {
      await removal.query('rollback');
      removal.release();
    }
  });

  test('is a document whose hash is that of its bytes', async () => {
    const insert = `insert into document (id, case_id, kind, media_type, sha256, content, created_at)
      values ($1, $2, 'other', 'application/pdf', $3, 'abc'::bytea, now())`;
    expect(await refusal(insert, [randomUUID(), caseId, '0'.repeat(64)])).toBe('document_sha256_true');
    const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await refusal(insert, [randomUUID(), caseId, ofAbc])).toBe('not refused');
  });

  test('is a chain of events that holds over the whole way, and shows the one that was forged', async () => {
    const events = await house.store.prisma.auditEvent.findMany({ where: { caseId }, orderBy: { sequence: 'asc' } });
    expect(events.map(({ code }) => code)).toEqual([
      'case-opened',
      'task-opened:email-confirmation',
      'decided:email-confirmation:confirmed',
      'documents-made',
      expect.stringMatching(/^task-opened:(manager-signature|applicant-nda)$/),
      expect.stringMatching(/^task-opened:(manager-signature|applicant-nda)$/),
      expect.stringMatching(/^decided:(manager-signature|applicant-nda):signed$/),
      expect.stringMatching(/^decided:(manager-signature|applicant-nda):signed$/),
      'task-opened:helpdesk-review',
      'decided:helpdesk-review:approved',
      'account-created',
      expect.stringMatching(/^(task-opened:activation|certificate-made)$/),
      expect.stringMatching(/^(task-opened:activation|certificate-made)$/),
    ]);
    expect(firstBreak(events)).toBeNull();
    expect(
      firstBreak(events.map((event) => (event.sequence === 10 ? { ...event, accountId: randomUUID() } : event))),
    ).toBe(10);
    expect(events.at(-1)?.hash).toBe(chainHash(events.at(-2)?.hash ?? '', events.at(-1) ?? expect.fail()));
  });
});

describe('what is whole or not there', () => {
  test.each([
    ['a task that is done and has no end', `update task set state = 'done' where case_id = $1`, 'task_closed_whole'],
    [
      'a state that nobody knows',
      `update task set state = 'lost' where case_id = $1 and state = 'done'`,
      'task_state_known',
    ],
    [
      'a case that is closed without an outcome',
      `update case_file set closed_at = now(), open_key = null where id = $1`,
      'case_file_closed_whole',
    ],
    [
      'a mail to two addresses by a line break',
      `update mail set recipient = recipient || E'\\nBcc: x@elders.example' where case_id = $1`,
      'mail_no_header_injection',
    ],
    [
      'a mail that was sent at no time',
      `update mail set state = 'sent', sent_at = null where case_id = $1`,
      'mail_sent_whole',
    ],
  ])('%s is refused', async (_name, statement, rule) => {
    expect(await refusal(statement, [caseId])).toBe(rule);
  });

  test('a refusal without a reason is refused', async () => {
    const insert = `insert into decision (id, task_id, case_id, outcome, actor, decided_at)
      select $1, id, case_id, 'refused', 'applicant', now() from task where case_id = $2 and kind = 'activation'`;
    expect(await refusal(insert, [randomUUID(), caseId])).toBe('decision_refusal_has_reason');
  });
});
