import { z } from 'zod';
import { addSchools, type NewSchool } from '../store/schools.ts';
import { inTransaction, type Occasion, type Store } from '../store/store.ts';
import { addStudyFields } from '../store/study-fields.ts';

/** What must be in the database before anyone can apply, from a file like prisma/reference-data.example.json. */
export type ReferenceData = {
  schools: NewSchool[];
  /** In the order of the form; fields with one group stand under one heading. */
  studyFields: { code: string; name: string; group: string }[];
};

export class ReferenceDataError extends Error {
  override name = 'ReferenceDataError';
}

const words = z.string().trim().min(1, 'must not be empty').max(200);

const referenceData = z.strictObject({
  schools: z
    .array(
      z.strictObject({
        name: words,
        kind: z.enum(['roc', 'vakschool', 'other'], 'must be roc, vakschool or other'),
        brin: z.string().regex(/^[0-9]{2}[A-Z]{2}$/, 'must be two digits and two capitals'),
        /** As the form proposes them. */
        locations: z.array(words.max(150)).max(200).optional(),
      }),
    )
    .superRefine(onceEach('brin')),
  studyFields: z
    .array(z.strictObject({ code: words.max(40), name: words, group: words }))
    .superRefine(onceEach('code')),
});

/** @throws {ReferenceDataError} naming every fault of the file, with its place */
export function readReferenceData(json: string): ReferenceData {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    throw new ReferenceDataError(`This is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const result = referenceData.safeParse(content);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `  ${z.core.toDotPath(path) || 'the file'}: ${message}`,
  );
  throw new ReferenceDataError(`The reference data are not in order:\n${faults.join('\n')}`);
}

/** Enters what is not known yet, all of it or nothing, and answers with how much; what is known stays as it is. */
export async function enterReferenceData(
  store: Store,
  occasion: Occasion,
  { schools, studyFields }: ReferenceData,
): Promise<{ schools: number; studyFields: number }> {
  const fields = studyFields.map(({ code, name, group }) => ({ code, name, groupName: group }));
  return await inTransaction(store, async (tx) => ({
    schools: await addSchools(tx, occasion, schools),
    studyFields: await addStudyFields(tx, fields),
  }));
}

/** Names each row whose key an earlier row has. */
function onceEach<Key extends string>(key: Key) {
  return (rows: Record<Key, string>[], context: z.core.$RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      if (seen.has(row[key])) {
        context.addIssue({ code: 'custom', path: [index, key], message: `${row[key]} is in the file more than once` });
      }
      seen.add(row[key]);
    }
  };
}
