import { describe, expect, test } from 'vitest';
import { defaultSettings } from './settings.ts';
import { hasBasis, planTask } from './task-plan.ts';
import { taskKinds } from './tasks.ts';

const calendar = { version: 1, freeDays: new Set(['2026-12-25', '2026-12-26', '2027-01-01']) };
const opened = new Date('2026-12-21T11:00:00+01:00'); // the Monday before Christmas

describe('what happens to a task while nobody answers', () => {
  test('a signature is asked for again after 3 and 7 working days, and lapses after 30 days', () => {
    const plan = planTask('manager-signature', opened, defaultSettings, calendar);
    expect(plan).toEqual({
      dueAt: null,
      expiresAt: new Date('2027-01-21T00:00:00+01:00'),
      moments: [
        { at: new Date('2026-12-24T09:00:00+01:00'), what: 'remind/1' },
        { at: new Date('2026-12-31T09:00:00+01:00'), what: 'remind/2' },
        { at: new Date('2027-01-21T00:00:00+01:00'), what: 'expire' },
      ],
    });
  });

  test('a review is due at the end of the third working day, and escalated at the start of the next', () => {
    const plan = planTask('helpdesk-review', opened, defaultSettings, calendar);
    expect(plan).toEqual({
      dueAt: new Date('2026-12-24T17:00:00+01:00'),
      expiresAt: null,
      moments: [{ at: new Date('2026-12-28T09:00:00+01:00'), what: 'escalate' }],
    });
  });

  test('no reminder comes when the term is over before it', () => {
    const settings = { ...defaultSettings, 'account-application.signature-days': 5 };
    const { moments } = planTask('applicant-nda', opened, settings, calendar);
    expect(moments.map(({ what }) => what)).toEqual(['remind/1', 'expire']);
  });

  test.each(taskKinds.filter((kind) => kind !== 'withdrawal'))(
    '%s: its moments come in order of time, and it ends or is escalated',
    (kind) => {
      const { moments, dueAt, expiresAt } = planTask(kind, opened, defaultSettings, calendar);
      expect(moments.map(({ at }) => at)).toEqual(
        moments.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime()),
      );
      expect(['expire', 'escalate']).toContain(moments.at(-1)?.what);
      expect((dueAt === null) !== (expiresAt === null)).toBe(true);
    },
  );

  test('an offer stands open, and nobody is reminded of it', () => {
    const silent = { dueAt: null, expiresAt: null, moments: [] };
    expect(planTask('withdrawal', opened, defaultSettings, calendar)).toEqual(silent);
  });
});

test.each(taskKinds)('the plan of %s looks at what it counts from where it says so, and nowhere else', (kind) => {
  const plans = ['2026-12-07T10:00:00+01:00', '2026-12-16T10:00:00+01:00'].map((instant) => {
    const at = new Date(instant);
    return planTask(kind, opened, defaultSettings, calendar, { receivedAt: at, firstSittingAt: at });
  });
  if (hasBasis(kind)) expect(plans[0]).not.toEqual(plans[1]);
  else expect(plans[0]).toEqual(plans[1]);
});

describe('the promise to schedule what a template asks', () => {
  const planFor = (receivedAt: string, firstSittingAt: string) => {
    const arrived = new Date(receivedAt);
    const facts = { receivedAt: arrived, firstSittingAt: new Date(firstSittingAt) };
    return planTask('scheduling-review', arrived, defaultSettings, calendar, facts);
  };

  test.each([
    [
      'three working days after arrival',
      '2026-12-14T10:00:00+01:00',
      '2027-01-15T13:00:00+01:00',
      '2026-12-17T17:00:00+01:00',
    ],
    [
      'the working day before the first sitting',
      '2026-12-14T10:00:00+01:00',
      '2026-12-16T13:00:00+01:00',
      '2026-12-15T17:00:00+01:00',
    ],
    [
      'the sitting itself, asked for on the Saturday before',
      '2026-12-12T10:00:00+01:00',
      '2026-12-14T13:00:00+01:00',
      '2026-12-14T13:00:00+01:00',
    ],
    [
      'the sitting itself, asked for on its own morning',
      '2026-12-14T08:00:00+01:00',
      '2026-12-14T13:00:00+01:00',
      '2026-12-14T13:00:00+01:00',
    ],
    [
      'the sitting itself, early on the day after',
      '2026-12-14T18:00:00+01:00',
      '2026-12-15T08:30:00+01:00',
      '2026-12-15T08:30:00+01:00',
    ],
    [
      'the next working morning, for a period that has begun',
      '2026-12-18T16:00:00+01:00',
      '2026-12-18T09:00:00+01:00',
      '2026-12-21T09:00:00+01:00',
    ],
  ])('is %s, and is escalated before it breaks', (_, receivedAt, firstSittingAt, dueAt) => {
    const plan = planFor(receivedAt, firstSittingAt);
    expect(plan.dueAt).toEqual(new Date(dueAt));
    expect(new Date(dueAt) > new Date(receivedAt)).toBe(true);
    const [escalate] = plan.moments;
    expect(escalate?.what).toBe('escalate');
    expect(escalate?.at.getTime()).toBeGreaterThanOrEqual(new Date(receivedAt).getTime());
    expect(escalate?.at.getTime()).toBeLessThan(new Date(dueAt).getTime());
  });
});

describe('the term of an inspection: on the last working day within 10 days of its arrival', () => {
  const christmas = { version: 1, freeDays: new Set(['2028-12-25', '2028-12-26', '2029-01-01']) }; // all three a working day
  const planFor = (kind: 'inspection-match' | 'inspection-delivery', receivedAt: string, from = receivedAt) =>
    planTask(kind, new Date(from), defaultSettings, christmas, {
      receivedAt: new Date(receivedAt),
      firstSittingAt: null,
    });

  test.each([
    // [what lies in between, arrival, due, escalated]
    ['nothing', '2028-11-06T10:00:00+01:00', '2028-11-16T17:00:00+01:00', '2028-11-14T09:00:00+01:00'],
    ['a Saturday at its end', '2028-11-08T10:00:00+01:00', '2028-11-17T17:00:00+01:00', '2028-11-15T09:00:00+01:00'],
    ['a Sunday at its end', '2028-11-09T10:00:00+01:00', '2028-11-17T17:00:00+01:00', '2028-11-15T09:00:00+01:00'],
    ['arrival on a Sunday', '2028-11-05T23:59:00+01:00', '2028-11-15T17:00:00+01:00', '2028-11-13T09:00:00+01:00'],
    ['a holiday at its end', '2028-12-15T10:00:00+01:00', '2028-12-22T17:00:00+01:00', '2028-12-20T09:00:00+01:00'],
    ['two holidays at its end', '2028-12-16T10:00:00+01:00', '2028-12-22T17:00:00+01:00', '2028-12-20T09:00:00+01:00'],
    [
      'holidays after escalation',
      '2028-12-17T10:00:00+01:00',
      '2028-12-27T17:00:00+01:00',
      '2028-12-21T09:00:00+01:00',
    ],
    [
      'New Year after escalation',
      '2028-12-23T10:00:00+01:00',
      '2029-01-02T17:00:00+01:00',
      '2028-12-28T09:00:00+01:00',
    ],
    ['summer time', '2028-03-20T10:00:00+01:00', '2028-03-30T17:00:00+02:00', '2028-03-28T09:00:00+02:00'],
    ['winter time', '2028-10-23T10:00:00+02:00', '2028-11-02T17:00:00+01:00', '2028-10-31T09:00:00+01:00'],
    ['midnight in Amsterdam', '2028-11-05T23:00:00Z', '2028-11-16T17:00:00+01:00', '2028-11-14T09:00:00+01:00'],
  ])('over %s', (_, arrival, due, escalated) => {
    for (const kind of ['inspection-match', 'inspection-delivery'] as const) {
      expect(planFor(kind, arrival)).toEqual({
        dueAt: new Date(due),
        expiresAt: null,
        moments: [{ at: new Date(escalated), what: 'escalate' }],
      });
    }
  });

  test('runs from the arrival, however late its task is opened', () => {
    const plan = planFor('inspection-delivery', '2028-11-06T10:00:00+01:00', '2028-11-13T10:00:00+01:00');
    expect(plan.dueAt).toEqual(new Date('2028-11-16T17:00:00+01:00'));
  });
});
