import { Hono, type Context } from 'hono';
import { ndaVersion } from '../../domain/account-application.ts';
import { makeDocument, type DocumentRequest } from '../../documents/make.ts';
import { settingsAt } from '../../store/settings.ts';
import { currentStudyFields } from '../../store/study-fields.ts';
import type { Env } from '../http/parts.ts';
import { blankForm, blankNda } from './pages/on-paper.ts';

/** The blank form and the blank agreement, to print and sign with a pen. Source: "Aanvragen account". */
export const blankRoutes = () => {
  const made = newShelf();
  return new Hono<Env>()
    .get(blankForm, async (c) => {
      const { store, clock } = c.get('parts');
      const locale = c.get('locale');
      const [fields, settings] = await Promise.all([currentStudyFields(store), settingsAt(store.prisma, clock.now())]);
      const groups = Map.groupBy(fields, ({ groupName }) => groupName);
      const studyFieldGroups = [...groups].map(([name, of]) => ({ name, fields: of.map((field) => field.name) }));
      const helpdeskEmail = settings['helpdesk.email'];
      const content = { locale, studyFieldGroups, ndaVersion, helpdeskEmail };
      const pdf = await made(`form ${locale}`, content, () => ({
        kind: 'blank-application-form',
        data: { ...content, createdAt: clock.now() },
      }));
      return asPdf(c, pdf, 'aanvraagformulier.pdf');
    })
    .get(blankNda, async (c) => {
      const content = { locale: c.get('locale'), ndaVersion };
      const pdf = await made(`nda ${content.locale}`, content, () => ({
        kind: 'blank-nda',
        data: { ...content, createdAt: c.get('parts').clock.now() },
      }));
      return asPdf(c, pdf, 'geheimhoudingsverklaring.pdf');
    });
};

/**
 * Keeps each of them until what stands on it changes: anyone can ask for them, and making one takes a tenth of a second of
 * a worker thread.
 */
function newShelf() {
  const kept = new Map<string, { content: string; pdf: Promise<Uint8Array> }>();
  return async (place: string, content: object, request: () => DocumentRequest): Promise<Uint8Array> => {
    const wanted = JSON.stringify(content);
    const known = kept.get(place);
    if (known?.content === wanted) return await known.pdf;
    const pdf = makeDocument(request());
    kept.set(place, { content: wanted, pdf });
    pdf.catch(() => kept.delete(place));
    return await pdf;
  };
}

function asPdf(c: Context<Env>, pdf: Uint8Array, name: string): Response {
  c.header('Content-Disposition', `inline; filename="${name}"`);
  return c.body(Uint8Array.from(pdf), 200, { 'Content-Type': 'application/pdf' });
}
