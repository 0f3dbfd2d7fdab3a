import { schedulableExams } from './exam-bank.ts';
import type { Store } from './store.ts';

/** What the template of a school is made of: see documents/scheduling-template.ts. Source: "Laten klaarzetten examens". */

/** @param who `accountId` null: with the exams of all account holders of the school. Null where there is no such school */
export async function readTemplateFacts(store: Store, who: { schoolId: string; accountId: string | null }) {
  const school = await store.prisma.school.findUnique({
    where: { id: who.schoolId },
    select: { id: true, name: true, brin: true },
  });
  if (!school) return null;
  return { school: { ...school, brin: school.brin ?? '' }, exams: await schedulableExams(store, who) };
}

/** The same for whoever got an account by this application; null before that. */
export async function readTemplateFactsOfApplication(store: Store, accountApplicationId: string) {
  const access = await store.prisma.schoolAccess.findUnique({
    where: { accountApplicationId },
    select: { schoolId: true, accountId: true },
  });
  return access && (await readTemplateFacts(store, access));
}
