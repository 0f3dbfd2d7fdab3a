import type { Context, MiddlewareHandler } from 'hono';
import { v7 as uuid } from 'uuid';
import { translator } from '../../locales/index.ts';
import { newApi } from '../http/api.ts';
import type { Env, Parts } from '../http/parts.ts';
import { answerFault, Problem } from '../http/problem.ts';
import { chosenLocale } from '../http/request.ts';
import { enterRoutes } from './enter-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { makeRoutes } from './make-routes.ts';
import { saveRoute } from './save-route.ts';

/** No request of the player comes near this, in bytes: fifty answers of a thousand characters do. */
const largestBody = 256 * 1024;

/**
 * What the exam player speaks to, under `/api/exam`. A thousand candidates save at once, so it stands before the middleware
 * of the office and brings only what a request of the player needs. That includes no line in the log for what went well.
 */
export function examApi(parts: Parts) {
  const api = newApi();
  api.onError((error, c) => {
    setUp(c, parts);
    return answerFault(error, c);
  });
  const save = saveRoute(parts);
  const saveAnswers = (c: Context<Env>): Promise<Response> => {
    refuseForeign(c);
    return save(c);
  };
  api.put('/api/exam/answers', saveAnswers);
  const basics: MiddlewareHandler<Env> = async (c, next) => {
    c.set('parts', parts);
    refuseForeign(c);
    c.header('X-Server-Time', String(parts.clock.now().getTime()));
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Cache-Control', 'no-store');
    await next();
  };
  api.use('/api/exam/*', basics);
  for (const routes of [enterRoutes(parts), makeRoutes(parts), fileRoutes]) api.route('/', routes);
  api.all('/api/exam/*', () => {
    throw new Problem('not-found');
  });
  return api;
}

/** What an answer in words needs; most answers need none of it. */
function setUp(c: Context<Env>, parts: Parts): void {
  const locale = chosenLocale(c);
  c.set('parts', parts);
  c.set('correlationId', uuid());
  c.set('locale', locale);
  c.set('t', translator(locale));
}

/** The cookie is for our own pages alone (SameSite); a browser that says that another page asks is refused as well. */
function refuseForeign({ req }: Context<Env>): void {
  if (req.method === 'GET') return;
  const site = req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') throw new Problem('forbidden');
  // A body without its length could be of any size; browsers always say how long it is.
  const isEndless = req.header('transfer-encoding') !== undefined;
  if (isEndless || Number(req.header('content-length') ?? 0) > largestBody) throw new Problem('too-large');
}
