import { nameKey, warnings, warningsOf, type Outcome, type Warning } from '../domain/account-application.ts';
import type { ApplicationFile } from './applications-overview.ts';
import type { Store } from './store.ts';

/** What a reviewer should look at twice, with what was found: accounts, other applications, study fields. */

export type Found = { resource: 'accounts' | 'account-applications' | 'study-fields'; id: string; label: string };
export type FoundWarning = { code: Warning; found: Found[] };

/** How much of what was found is shown: who reads it looks into one or two. */
const most = 5;

export async function findWarnings(store: Store, file: ApplicationFile): Promise<FoundWarning[]> {
  const ofItself: FoundWarning[] = warningsOf({ ...file, ...factsOf(file) }).map((code) => ({ code, found: [] }));
  const isReviewed = file.case.decisions.some(({ outcome }) => outcome === 'approved');
  // After the review they would tell of the account that came of it.
  const inTheHouse = isReviewed || file.case.closedAt !== null ? [] : await compared(store, file);
  const all = [...ofItself, ...inTheHouse];
  return warnings.flatMap((code) => all.find((one) => one.code === code) ?? []);
}

function factsOf(file: ApplicationFile) {
  const { signatures, tasks, decisions } = file.case;
  const typedBy = (signer: string) => signatures.filter((one) => one.signer === signer).map((one) => one.typedName);
  const confirmation = tasks.find(({ kind }) => kind === 'email-confirmation');
  const confirmedBy = decisions.find(({ taskId }) => taskId === confirmation?.id)?.actor;
  return {
    schoolIsListed: file.school.listed,
    applicantNames: [file.applicantName, ...typedBy('applicant')],
    managerNames: [file.managerName, ...typedBy('manager')],
    // While the link is still to be followed, that is what is awaited, and nothing to be warned of.
    emailIsConfirmed: file.channel !== 'paper' && confirmedBy !== 'account',
  };
}

async function compared(store: Store, file: ApplicationFile): Promise<FoundWarning[]> {
  const [known, earlier, elsewhere, newFields] = await Promise.all([
    accountUnder(store, file),
    endedEarlier(store, file),
    samePersonElsewhere(store, file),
    fieldsNewForSchool(store, file),
  ]);
  const found: FoundWarning[] = [];
  if (known.length > 0) found.push({ code: 'address-known', found: known });
  if (earlier.length > 0) found.push({ code: 'earlier-application', found: earlier });
  if (elsewhere.length > 0) found.push({ code: 'person-at-other-school', found: elsewhere });
  if (newFields.length > 0) found.push({ code: 'study-field-new-for-school', found: newFields });
  return found;
}

async function accountUnder(store: Store, file: ApplicationFile): Promise<Found[]> {
  // Who asks for more study fields has an account: that is no news.
  if (file.purpose === 'study-fields') return [];
  const account = await store.prisma.account.findUnique({
    where: { email: file.applicantEmail },
    select: { id: true, name: true, email: true },
  });
  return account ? [{ resource: 'accounts', id: account.id, label: `${account.name} (${account.email})` }] : [];
}

/** What was asked under this address before, and was refused or withdrawn: the newest first. */
async function endedEarlier(store: Store, file: ApplicationFile): Promise<Found[]> {
  const ended: Outcome[] = ['refused-by-manager', 'refused-by-applicant', 'refused-by-helpdesk', 'withdrawn'];
  const earlier = await store.prisma.accountApplication.findMany({
    where: { applicantEmail: file.applicantEmail, id: { not: file.id }, case: { outcome: { in: ended } } },
    select: { id: true, case: { select: { reference: true } }, school: { select: { name: true } } },
    orderBy: { submittedAt: 'desc' },
    take: most,
  });
  return earlier.map(({ id, case: { reference }, school }) => ({
    ...{ resource: 'account-applications' as const, id, label: `${reference}, ${school.name}` },
  }));
}

type NamedElsewhere = { resource: Found['resource']; id: string; name: string; school: string };

/** Someone of this name at another school; forgiving of capitals, accents and signs. */
async function samePersonElsewhere(store: Store, file: ApplicationFile): Promise<Found[]> {
  const key = nameKey(file.applicantName);
  if (key === '') return [];
  const rows = await store.prisma.$queryRaw<NamedElsewhere[]>`
    WITH named AS (
      SELECT 'accounts' AS resource, account.id::text, account.name, school.name AS school, access.granted_at AS at
      FROM school_access access
      JOIN account ON account.id = access.account_id
      JOIN school ON school.id = access.school_id
      WHERE access.school_id <> ${file.schoolId}::uuid AND account.email <> ${file.applicantEmail}
      UNION ALL
      SELECT 'account-applications', form.id::text, form.applicant_name, school.name, form.submitted_at
      FROM account_application form
      JOIN case_file ON case_file.id = form.id
      JOIN school ON school.id = form.school_id
      WHERE form.school_id <> ${file.schoolId}::uuid AND form.id <> ${file.id}::uuid
        -- One that ended well is found by its account.
        AND case_file.outcome IS DISTINCT FROM 'activated')
    SELECT resource, id, name, school FROM named
    WHERE regexp_replace(lower(normalize(name, NFKD)), '[^a-z0-9]', '', 'g') = ${key}
    ORDER BY at DESC LIMIT ${most}`;
  return rows.map(({ resource, id, name, school }) => ({ resource, id, label: `${name}, ${school}` }));
}

/** The study fields with which the school has no account yet; none of a school without any account. */
async function fieldsNewForSchool(store: Store, { schoolId, studyFields }: ApplicationFile): Promise<Found[]> {
  const accesses = await store.prisma.schoolAccess.count({ where: { schoolId } });
  if (accesses === 0) return [];
  const used = await store.prisma.schoolAccessStudyField.findMany({
    where: { schoolAccess: { schoolId } },
    distinct: ['studyFieldId'],
    select: { studyFieldId: true },
  });
  const known = new Set(used.map(({ studyFieldId }) => studyFieldId));
  return studyFields
    .filter(({ studyFieldId }) => !known.has(studyFieldId))
    .map(({ studyField: { id, name } }) => ({ resource: 'study-fields', id, label: name }));
}
