import { expect, test } from 'vitest';
import { phaseOf, warningsOf } from './account-application.ts';
import type { TaskKind } from './tasks.ts';

const had = (...kinds: TaskKind[]) => kinds.map((kind) => ({ kind, state: 'done' as const }));

test('where an application stands follows from its tasks and its end', () => {
  expect(phaseOf(null, had())).toBe('unconfirmed');
  expect(phaseOf(null, had('email-confirmation'))).toBe('unconfirmed');
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

test('a reviewer is warned of a manager at another mail domain and of a school that is not in the list', () => {
  const application = { applicantEmail: 'a@roc.example', managerEmail: 'b@ROC.example', schoolIsListed: true };
  expect(warningsOf(application)).toEqual([]);
  expect(warningsOf({ ...application, managerEmail: 'b@mail.example' })).toEqual(['manager-other-mail-domain']);
  expect(warningsOf({ ...application, schoolIsListed: false })).toEqual(['school-not-listed']);
});
