import { v7 as uuid } from 'uuid';
import { answerValue, examContent } from '../domain/exam-content.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { recordOpening } from './inspection.ts';
import { inTransaction, notifyLive, type Occasion, type Store } from './store.ts';

/** The printout of an inspection: what it is made from, kept to the byte, and opened. */

export const printoutKind = 'inspection-printout';

/** The exam that was made, with its answers and keys. @throws when no exam was found yet, or it was not marked */
export async function readPrintoutFacts(store: Store, id: string) {
  const request = await store.prisma.inspectionRequest.findUniqueOrThrow({
    where: { id },
    select: {
      case: { select: { reference: true } },
      school: { select: { name: true } },
      requestedBy: { select: { locale: true } },
      attempt: {
        select: {
          startedAt: true,
          registration: { select: { givenName: true, infix: true, familyName: true, studentNumber: true } },
          examVersion: { select: { title: true, content: true, exam: { select: { code: true } } } },
          result: true,
          answers: { select: { itemId: true, value: true } },
        },
      },
    },
  });
  const { attempt } = request;
  if (!attempt?.result) throw new Error(`Inspection ${id} has no exam that was marked`);
  const answers = attempt.answers.flatMap(({ itemId, value }) =>
    value === null ? [] : [[itemId, answerValue.parse(value)] as const],
  );
  return {
    reference: request.case.reference,
    school: request.school.name,
    locale: request.requestedBy.locale,
    candidate: attempt.registration,
    exam: { code: attempt.examVersion.exam.code, title: attempt.examVersion.title },
    startedAt: attempt.startedAt,
    result: attempt.result,
    content: examContent.parse(attempt.examVersion.content),
    answers: new Map(answers),
  };
}

/** The bytes of pictures of the bank, by their id. */
export async function readPictures(store: Store, ids: string[]): Promise<Map<string, Uint8Array>> {
  const rows = await store.prisma.media.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, content: true },
  });
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Whether the printout was made before: it is not made again. */
export async function hasPrintout(store: Store, id: string): Promise<boolean> {
  return (await store.prisma.document.count({ where: { caseId: id, kind: printoutKind } })) > 0;
}

/** Keeps the printout, once: what is there stays as it is, to the byte. */
export async function keepPrintout(
  store: Store,
  occasion: Occasion,
  id: string,
  { content, sha256 }: { content: Uint8Array<ArrayBuffer>; sha256: string },
): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, id);
    const { count } = await tx.document.createMany({
      data: [
        {
          id: uuid(),
          caseId: id,
          kind: printoutKind,
          mediaType: 'application/pdf',
          createdAt: occasion.at,
          content,
          sha256,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordEvent(tx, occasion, id, 'printout-made', theProcess, { sha256 });
    await notifyLive(tx, 'inspections', id);
  });
}

/**
 * Opens the printout for someone, and writes down that they did. A school opens what was delivered to it, the bureau
 * what was made.
 *
 * @param schoolIds the schools of who asks; null for the bureau's people
 * @returns null where there is nothing for them to open
 */
export async function openPrintout(
  store: Store,
  occasion: Occasion,
  id: string,
  { accountId, schoolIds }: { accountId: string; schoolIds: string[] | null },
): Promise<{ content: Uint8Array<ArrayBuffer>; mediaType: string; reference: string } | null> {
  const may = schoolIds
    ? { inspectionRequest: { schoolId: { in: schoolIds }, deliveredAt: { not: null } } }
    : { inspectionRequest: { isNot: null } };
  return await inTransaction(store, async (tx) => {
    const found = await tx.document.findFirst({
      where: { caseId: id, kind: printoutKind, case: may },
      include: { case: { select: { reference: true } } },
    });
    if (!found) return null;
    await lockCase(tx, id);
    await recordOpening(tx, occasion, id, { accountId, isSchool: schoolIds !== null });
    const { content, mediaType } = found;
    return { content, mediaType, reference: found.case.reference };
  });
}
