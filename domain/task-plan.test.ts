import { describe, expect, test } from 'vitest';
import { defaultSettings } from './settings.ts';
import { planTask } from './task-plan.ts';
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

describe('the promise to schedule what a template asks', () => {
  const planFor = (receivedAt: string, firstSittingAt: string) => {
    const arrived = new Date(receivedAt);
    const facts = { receivedAt: arrived, firstSittingAt: new Date(firstSittingAt) };
    return planTask('scheduling-review', arrived, defaultSettings, calendar, facts).dueAt;
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
      'the next working morning, for a period that has begun',
      '2026-12-18T16:00:00+01:00',
      '2026-12-18T09:00:00+01:00',
      '2026-12-21T09:00:00+01:00',
    ],
  ])('is %s', (_, receivedAt, firstSittingAt, dueAt) => {
    expect(planFor(receivedAt, firstSittingAt)).toEqual(new Date(dueAt));
    expect(new Date(dueAt) > new Date(receivedAt)).toBe(true);
  });
});
