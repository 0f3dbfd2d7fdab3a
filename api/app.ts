import { swaggerUI } from '@hono/swagger-ui';
import { OpenAPIHono } from '@hono/zod-openapi';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { activationRoutes } from './account-application/activation-routes.ts';
import { blankRoutes } from './account-application/blank-routes.ts';
import { confirmRoutes } from './account-application/confirm-routes.ts';
import { informationRoutes } from './account-application/information-routes.ts';
import { answerGoneLink, isLinkPage } from './account-application/link-pages.ts';
import { applicationChangeRoutes } from './account-application/change-routes.ts';
import { applyRoutes } from './account-application/public-routes.ts';
import { evidenceRoutes } from './account-application/evidence-routes.ts';
import { paperRoutes } from './account-application/paper-routes.ts';
import { accountApplicationRoutes } from './account-application/routes.ts';
import { signingRoutes } from './account-application/signing-routes.ts';
import { statusRoutes } from './account-application/status-routes.ts';
import { accountManagementRoutes } from './accounts/manage-routes.ts';
import { ownAccountRoutes } from './accounts/own-routes.ts';
import { confirmationRoutes, passwordRoutes } from './accounts/public-routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { studyFieldApplicationRoutes } from './accounts/study-field-routes.ts';
import { adminApp, examApp, previewFrame } from './built-app.ts';
import { assetRoutes } from './assets.ts';
import { authRoutes } from './auth/routes.ts';
import { examBankRoutes } from './exam-bank/routes.ts';
import { examApi } from './exam-taking/exam-api.ts';
import { helpRoutes } from './help-request/public-routes.ts';
import { helpRequestRoutes } from './help-request/routes.ts';
import { LinkGone } from '../store/links.ts';
import { healthRoutes } from './health/routes.ts';
import type { Env, Parts } from './http/parts.ts';
import { answerFault, Problem, problemAnswer } from './http/problem.ts';
import { requestBasics } from './http/request.ts';
import { inspectionRoutes } from './inspection/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { contentSecurityPolicy } from './pages/layout.ts';
import { quickStartRoutes } from './quick-start/routes.ts';
import { resultRoutes } from './results/routes.ts';
import { candidateListRoutes } from './scheduling/candidate-list-routes.ts';
import { sittingDocumentRoutes } from './scheduling/document-routes.ts';
import { schedulingRequestRoutes } from './scheduling/request-routes.ts';
import { schedulingRoutes } from './scheduling/routes.ts';
import { schedulingTemplateRoutes } from './scheduling/template-routes.ts';
import { schoolRoutes } from './schools/routes.ts';
import { schoolTaskRoutes } from './schools/task-routes.ts';
import { assignmentRoutes } from './tasks/assignment-routes.ts';
import { approvalRoutes } from './tasks/approval-routes.ts';
import { mailExampleRoutes } from './mail/example-routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { settingRoutes } from './settings/routes.ts';
import { commentRoutes } from './tasks/comment-routes.ts';
import { savedFilterRoutes } from './tasks/saved-filter-routes.ts';
import { taskRoutes } from './tasks/routes.ts';

/** No form of ours comes near this, in bytes; a field of megabytes is refused before it is read. */
const largestBody = 256 * 1024;
/** Of files that people hand in: sounds, pictures, filled templates. */
const largestUpload = 10 * 1024 * 1024;
/** Of an answer with five files of that size, and some that are a little too large: the page says which. */
const largestAnswer = 64 * 1024 * 1024;
const isAnswer = (path: string): boolean => /^\/aanvullen\/[^/]+$/.test(path);
/** The content of an exam, as its editor sends it, or a sitting with two thousand candidates. */
const largestContent = 2 * 1024 * 1024;

/** Two scans of a paper application, each of which is bounded by itself: see documents/sent-file.ts. */
const largestScans = 2 * largestUpload + largestBody;

const largestBodyAt = (path: string): number => {
  if (isAnswer(path)) return largestAnswer;
  if (/^\/api\/(?:paper-applications|account-applications\/[^/]+\/scans)$/.test(path)) return largestScans;
  if (/^\/api\/(?:media|scheduling-requests|candidate-lists)(?:\/|$)/.test(path)) return largestUpload;
  return /^\/api\/(?:exam-versions\/|sittings(?:\/|$))/.test(path) ? largestContent : largestBody;
};

/** The whole HTTP side of the house: public pages, the built back office, and the API with its own description. */
export function createApp(parts: Parts): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  const publicOrigin = new URL(parts.config.PUBLIC_URL).origin;
  const isOwnOrigin = (origin: string, url: string): boolean =>
    origin === publicOrigin || origin === new URL(url).origin;

  app.route('/', examApi(parts)); // before all that the office needs: see there
  app.use(requestBasics(parts));
  app.use(previewFrame);
  app.use(secureHeaders({ xFrameOptions: 'DENY', referrerPolicy: false, crossOriginResourcePolicy: 'same-origin' }));
  app.use(async (c, next) => {
    c.header('Referrer-Policy', 'same-origin'); // before the page, which may ask for less: see link-pages.ts
    await next();
  });
  app.use(compress());
  app.use((c, next) =>
    bodyLimit({
      maxSize: largestBodyAt(c.req.path),
      onError: () => {
        const detail = c.get('t')('application-status:information.tooLarge');
        throw new Problem('too-large', isAnswer(c.req.path) ? { detail } : {});
      },
    })(c, next),
  );
  app.use(
    csrf({
      origin: (origin, c) => isOwnOrigin(origin, c.req.url) || (origin === 'null' && isLinkPage(c.req.path)),
      secFetchSite: 'same-origin',
    }),
  );
  app.onError((error, c) => (error instanceof LinkGone ? answerGoneLink(error, c) : answerFault(error, c)));
  app.notFound((c) => problemAnswer(c, new Problem('not-found')));

  app.route('/', healthRoutes);
  app.route('/', assetRoutes);
  app.route('/', adminApp);
  app.route('/', examApp);
  app.route('/api/auth', authRoutes);
  for (const routes of [accountRoutes, taskRoutes, accountApplicationRoutes, liveRoutes]) app.route('/', routes);
  app.route('/', applicationChangeRoutes);
  for (const routes of [assignmentRoutes, approvalRoutes, paperRoutes, evidenceRoutes]) app.route('/', routes);
  for (const routes of [accountManagementRoutes, ownAccountRoutes(), studyFieldApplicationRoutes])
    app.route('/', routes);
  app.route('/', helpRequestRoutes);
  app.route('/', examBankRoutes);
  for (const routes of [schedulingRoutes, sittingDocumentRoutes, candidateListRoutes]) app.route('/', routes);
  for (const routes of [schedulingRequestRoutes, schedulingTemplateRoutes]) app.route('/', routes);
  app.route('/', resultRoutes);
  app.route('/', inspectionRoutes);
  for (const routes of [schoolRoutes, schoolTaskRoutes]) app.route('/', routes);
  for (const routes of [commentRoutes, savedFilterRoutes, calendarRoutes, settingRoutes]) app.route('/', routes);
  for (const routes of [mailRoutes, mailExampleRoutes, auditRoutes]) app.route('/', routes);
  describeApi(app);

  for (const routes of [
    quickStartRoutes,
    helpRoutes(),
    applyRoutes(),
    blankRoutes(),
    confirmRoutes,
    signingRoutes,
    activationRoutes,
    statusRoutes(),
    informationRoutes(),
    confirmationRoutes,
    passwordRoutes(),
  ]) {
    app.route('/', publicPages(routes));
  }
  return app;
}

/** Public pages hold no script and nothing from elsewhere, and say so to the browser. */
function publicPages(routes: OpenAPIHono<Env> | typeof quickStartRoutes): OpenAPIHono<Env> {
  const pages = new OpenAPIHono<Env>();
  const policy: MiddlewareHandler<Env> = async (c, next) => {
    await next();
    c.header('Content-Security-Policy', contentSecurityPolicy);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  };
  for (const { path } of routes.routes) pages.use(path, policy);
  pages.route('/', routes);
  return pages;
}

function describeApi(app: OpenAPIHono<Env>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'better-auth.session_token',
  });
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'TeleToets back office', version: '1' },
  });
  const assets = '/api/docs/swagger-ui-dist';
  app.use(
    `${assets}/*`,
    serveStatic({ root: './node_modules', rewriteRequestPath: (path) => path.replace('/api/docs', '') }),
  );
  app.get('/api/docs', swaggerUI({ url: '/api/openapi.json', baseUrl: '/api/docs' }));
}
