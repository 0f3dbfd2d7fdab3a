import { describe, expect, test } from 'vitest';
import { phaseOf, warningsOf } from './account-application.ts';
import type { TaskKind } from './tasks.ts';

const had = (...kinds: TaskKind[]) => kinds.map((kind) => ({ kind, state: 'done' as const }));

test('where an application stands follows from its tasks and its end', () => {
  expect(phaseOf(null, had())).toBe('unconfirmed');
  expect(phaseOf(null, had('email-confirmation'))).toBe('unconfirmed');
  expect(phaseOf(null, had(), 'paper')).toBe('awaiting-signatures');
  expect(phaseOf(null, had('email-confirmation', 'manager-signature', 'applicant-nda'))).toBe('awaiting-signatures');
  expect(phaseOf(null, had('email-confirmation', 'manager-signature', 'helpdesk-review'))).toBe('in-review');
  expect(phaseOf(null, had('helpdesk-review', 'activation', 'activation-lapsed'))).toBe('awaiting-activation');
  expect(phaseOf(null, [...had('helpdesk-review'), { kind: 'more-information', state: 'open' }])).toBe(
    'awaiting-information',
  );
  expect(phaseOf(null, had('helpdesk-review', 'more-information'))).toBe('in-review');
  expect(phaseOf('withdrawn', had('manager-signature'))).toBe('withdrawn');
  expect(phaseOf('activated', had('activation'))).toBe('activated');
  expect(phaseOf('refused-by-manager', had('manager-signature'))).toBe('refused');
  expect(phaseOf('never-activated', had('activation'))).toBe('expired');
});

describe('a reviewer is warned', () => {
  const application = {
    applicantEmail: 'a@roc.example',
    managerEmail: 'b@ROC.example',
    schoolIsListed: true,
    applicantNames: ['Zoë van den Berg'],
    managerNames: ['Willem Smit', 'W. Smit'],
    emailIsConfirmed: true,
  };

  test('of nothing where there is nothing', () => {
    expect(warningsOf(application)).toEqual([]);
  });

  test.each([
    ['manager-other-mail-domain', { managerEmail: 'b@mail.example' }],
    ['school-not-listed', { schoolIsListed: false }],
    ['email-unconfirmed', { emailIsConfirmed: false }],
    ['manager-is-applicant-name', { managerNames: ['Willem Smit', 'ZOE  VAN DEN BERG'] }],
  ] as const)('of %s', (warning, changes) => {
    expect(warningsOf({ ...application, ...changes })).toEqual([warning]);
  });

  test('of no one name where both are in letters that are not compared', () => {
    expect(warningsOf({ ...application, applicantNames: ['李明'], managerNames: ['王芳'] })).toEqual([]);
  });
});
