import { createHash } from 'node:crypto';
import type { Outcome, Purpose } from '../domain/account-application.ts';
import { makeDocument, type DocumentRequest } from '../documents/make.ts';
import { isLocale } from '../locales/index.ts';
import * as applications from '../store/account-application.ts';
import * as accounts from '../store/accounts.ts';
import { ndaIsDue } from '../store/study-field-application.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** The steps of the account application that are one transaction each. */
export type AccountApplicationActivities = {
  createAccount(applicationId: string): Promise<{ needsActivation: boolean }>;
  closeApplication(applicationId: string, outcome: Outcome): Promise<void>;
};

/** Documents take long: never a local activity. */
export type DocumentActivities = { makeDocuments(applicationId: string): Promise<void> };

export function accountApplicationActivities(
  context: ActivityContext,
): AccountApplicationActivities & DocumentActivities {
  const { store } = context;
  return {
    createAccount: (applicationId) => accounts.createAccount(store, occasionOf(context), applicationId),
    closeApplication: (applicationId, outcome) =>
      applications.closeApplication(store, occasionOf(context), applicationId, outcome),
    async makeDocuments(applicationId) {
      const application = await applications.readApplication(store, applicationId);
      const { requestedById } = application;
      const withNda = requestedById === null || (await ndaIsDue(store.prisma, requestedById));
      const missing = (await applications.missingDocuments(store, applicationId)).filter(
        ({ kind }) => withNda || kind !== 'nda',
      );
      const requests = documentsOf(application);
      const documents = await Promise.all(
        missing.map(async ({ kind, round }) => {
          const content = Uint8Array.from(await makeDocument(requests[kind]));
          return { kind, round, content, sha256: createHash('sha256').update(content).digest('hex') };
        }),
      );
      await applications.keepDocuments(store, occasionOf(context), applicationId, documents);
    },
  };
}

type SignedDocument = Extract<DocumentRequest, { kind: 'application-form' | 'nda' }>;
type Application = Awaited<ReturnType<typeof applications.readApplication>>;

/** The form that the manager signs and the agreement that the applicant signs, in the language of the application. */
function documentsOf(application: Application): Record<SignedDocument['kind'], SignedDocument> {
  const { submittedAt, ndaVersion, location } = application;
  const { reference } = application.case;
  const locale = isLocale(application.locale) ? application.locale : 'nl';
  const applicant = { name: application.applicantName, function: application.applicantFunction };
  const base = { locale, reference, submittedAt, ndaVersion };
  return {
    'application-form': {
      kind: 'application-form',
      data: {
        ...base,
        purpose: application.purpose as Purpose,
        applicant: { ...applicant, email: application.applicantEmail, phone: application.applicantPhone },
        school: { name: application.school.name, brin: application.school.brin, location },
        studyFields: application.studyFields.map(({ studyField }) => ({
          name: studyField.name,
          group: studyField.groupName,
        })),
        manager: { name: application.managerName, email: application.managerEmail },
      },
    },
    nda: { kind: 'nda', data: { ...base, applicant, school: { name: application.school.name, location } } },
  };
}
