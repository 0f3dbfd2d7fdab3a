import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Purpose } from '../../domain/account-application.ts';
import { isLocale, translator, type Locale } from '../../locales/index.ts';
import { faultOf, findLink, LinkGone, type FoundLink } from '../../store/links.ts';
import {
  isAboutToBeReviewed,
  readDeclared,
  readLinkedDocument,
  readSigning,
  readWaiting,
  refuse,
  sign,
  signingKinds,
  type Declared,
} from '../../store/signing.ts';
import { tellProcess } from '../http/delivery.ts';
import { fieldErrors, longText, readForm, text, ticked, valuesToShow } from '../http/forms.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { clientAddress, occasionOf } from '../http/request.ts';
import type { FieldError, FieldValues } from '../pages/form.ts';
import { actThenLook, linkHeaders, statusPathOf } from './link-pages.ts';
import { signPage, type Signer } from './pages/sign.ts';
import { decisionReceivedPage, signedPage, type SignedPage } from './pages/signed.ts';

const signForm = {
  manager: z.object({ typedName: text(100), signerFunction: text(100), agree: ticked }),
  applicant: z.object({ typedName: text(100), agree: ticked, signerFunction: z.undefined().optional() }),
};
const refusalForm = z.object({ reason: longText(2000) });

/** `/ondertekenen/:token`: the manager signs the form, the applicant the NDA; or they refuse, with a reason. */
export const signingRoutes = new Hono<Env>()
  .use('/ondertekenen/*', linkHeaders)
  .get('/ondertekenen/:token', async (c) => {
    const signing = await look(c);
    const fault = faultOf(signing.link, c.get('parts').clock.now());
    if (fault === 'used') return c.html(await signedPage(await pageContext(c), await whatWasSigned(c, signing)));
    if (fault) throw new LinkGone(fault, signing.link.taskId);
    return await showPage(c, signing, {}, []);
  })
  .get('/ondertekenen/:token/document', async (c) => {
    const { link } = await look(c);
    const document = await readLinkedDocument(c.get('parts').store, link);
    const fault = faultOf(link, c.get('parts').clock.now());
    if (fault && fault !== 'used') throw new LinkGone(fault, link.taskId);
    // Who signed can look at it until the link's term is over; not for as long as the mail lies in a mailbox.
    if (link.expiresAt <= c.get('parts').clock.now()) throw new LinkGone('expired', link.taskId);
    if (!document) throw new Problem('not-found');
    c.header('Content-Disposition', `inline; filename="${document.kind}.pdf"`);
    return c.body(document.content, 200, { 'Content-Type': document.mediaType });
  })
  .post('/ondertekenen/:token', async (c) =>
    actThenLook(c, async () => {
      const { store, clock } = c.get('parts');
      const link = await findLink(store.prisma, c.req.param('token'), clock.now(), signingKinds);
      const fault = faultOf(link, clock.now());
      if (fault) throw new LinkGone(fault, link.taskId);
      const values = await readForm(c);
      const { intent, ...given } = values;
      return intent === 'refuse' ? await refuseBy(c, link, given) : await signBy(c, link, given);
    }),
  );

type Signing = Awaited<ReturnType<typeof look>>;
type Given = Record<string, string | string[]>;

async function signBy(c: Context<Env>, link: FoundLink, values: Given): Promise<Response> {
  const checked = signForm[roleOf(link)].safeParse(values);
  if (!checked.success) return await showFaults(c, values, checked.error);
  const { store } = c.get('parts');
  const taken = await sign(store, occasionOf(c), link, {
    typedName: checked.data.typedName,
    function: checked.data.signerFunction ?? null,
    declaration: declarationOf(link, await readDeclared(store, link)),
    clientAddress: clientAddress(c),
    userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null,
  });
  return await afterwards(c, await tellProcess(c, taken.message));
}

async function refuseBy(c: Context<Env>, link: FoundLink, values: Given): Promise<Response> {
  const checked = refusalForm.safeParse(values);
  if (!checked.success) return await showFaults(c, values, checked.error);
  const taken = await refuse(c.get('parts').store, occasionOf(c), link, checked.data.reason);
  return await afterwards(c, await tellProcess(c, taken.message));
}

const showFaults = async (c: Context<Env>, values: Given, error: z.ZodError): Promise<Response> =>
  await showPage(c, await look(c), valuesToShow(values), fieldErrors(c.get('t'), error));

async function afterwards(c: Context<Env>, isHeard: boolean): Promise<Response> {
  return isHeard ? c.redirect(c.req.path, 303) : c.html(await decisionReceivedPage(await pageContext(c)));
}

async function look(c: Context<Env>) {
  const { store, clock } = c.get('parts');
  return await readSigning(store, clock.now(), c.req.param('token') ?? '', signingKinds);
}

const roleOf = ({ task }: FoundLink): Signer => (task.kind === 'manager-signature' ? 'manager' : 'applicant');

/** What is signed is in the language of the document, whichever language the visitor chose for the page. */
const documentLocaleOf = ({ locale }: Pick<Declared, 'locale'>): Locale => (isLocale(locale) ? locale : 'nl');

/** The sentence that is agreed to: shown on the page, and kept to the letter with the signature. */
function declarationOf(link: FoundLink, declared: Declared): string {
  const { applicantName, ndaVersion, reference } = declared;
  const t = translator(documentLocaleOf(declared));
  return roleOf(link) === 'manager'
    ? t('document:declaration.manager', { applicantName, reference })
    : t('document:declaration.applicant', { ndaVersion, reference });
}

async function showPage(
  c: Context<Env>,
  signing: Signing,
  values: FieldValues,
  errors: FieldError[],
): Promise<Response> {
  const { link, application } = signing;
  const { reference } = application.case;
  const html = await signPage(await pageContext(c), {
    action: c.req.path,
    role: roleOf(link),
    reference,
    applicantName: application.applicantName,
    applicantFunction: application.applicantFunction,
    schoolName: application.school.name,
    location: application.location,
    studyFields: application.studyFields.map(({ studyField }) => studyField.name),
    managerName: application.managerName,
    ndaVersion: application.ndaVersion,
    purpose: application.purpose as Purpose,
    documentLocale: documentLocaleOf(application),
    documentHref: `${c.req.path}/document`,
    declaration: declarationOf(link, { ...application, reference }),
    values,
    errors,
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}

async function whatWasSigned(c: Context<Env>, signing: Signing): Promise<SignedPage> {
  const waiting = await readWaiting(c.get('parts').store, signing.application.id);
  const waitsFor = (kind: string): boolean => waiting.some((task) => task.kind === kind);
  const role = roleOf(signing.link);
  return {
    role,
    statusHref: role === 'applicant' ? await statusPathOf(c, signing.application.id) : null,
    refused: signing.link.task.outcome === 'refused',
    next: waitsFor('manager-signature')
      ? 'manager'
      : waitsFor('applicant-nda')
        ? 'applicant'
        : waitsFor('helpdesk-review') || (await isAboutToBeReviewed(c.get('parts').store, signing.application.id))
          ? 'review'
          : 'nothing',
  };
}
