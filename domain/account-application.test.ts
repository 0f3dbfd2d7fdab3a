import { expect, test } from 'vitest';
import { phaseOf, warningsOf } from './account-application.ts';

test('where an application stands follows from its tasks and its end', () => {
  expect(phaseOf(null, [])).toBe('unconfirmed');
  expect(phaseOf(null, ['email-confirmation'])).toBe('unconfirmed');
  expect(phaseOf(null, ['email-confirmation', 'manager-signature', 'applicant-nda'])).toBe('awaiting-signatures');
  expect(phaseOf(null, ['email-confirmation', 'manager-signature', 'helpdesk-review'])).toBe('in-review');
  expect(phaseOf(null, ['helpdesk-review', 'activation', 'activation-lapsed'])).toBe('awaiting-activation');
  expect(phaseOf('activated', ['activation'])).toBe('activated');
  expect(phaseOf('refused-by-manager', ['manager-signature'])).toBe('refused');
  expect(phaseOf('never-activated', ['activation'])).toBe('expired');
});

test('a reviewer is warned of a manager at another mail domain and of a school that is not in the list', () => {
  const application = { applicantEmail: 'a@roc.example', managerEmail: 'b@ROC.example', schoolIsListed: true };
  expect(warningsOf(application)).toEqual([]);
  expect(warningsOf({ ...application, managerEmail: 'b@mail.example' })).toEqual(['manager-other-mail-domain']);
  expect(warningsOf({ ...application, schoolIsListed: false })).toEqual(['school-not-listed']);
});
