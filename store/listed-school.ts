import { ask, type Transaction } from './store.ts';

/** The applicant's school is not on the list: who approved now would give rights at a school that nobody knows. */
export class SchoolNotListed extends Error {
  override name = 'SchoolNotListed';
}

/**
 * Holds an approval back until the helpdesk has said which school was meant. Called within the approving transaction: the
 * school stays as it is until that ends. More study fields are asked at a school where one has rights already.
 *
 * @throws {SchoolNotListed}
 */
export async function requireListedSchool(tx: Transaction, applicationId: string): Promise<void> {
  const [school] = await ask<{ listed: boolean; purpose: string }>(tx, schoolOfApplication, [applicationId]);
  if (school && !school.listed && school.purpose === 'account') throw new SchoolNotListed();
}

const schoolOfApplication = {
  name: 'school-of-application',
  text: `
    SELECT school.listed, application.purpose
    FROM account_application application JOIN school ON school.id = application.school_id
    WHERE application.id = $1 FOR SHARE OF school`,
};
