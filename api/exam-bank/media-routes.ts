import { createRoute, z } from '@hono/zod-openapi';
import { addMedia, mediaTypes, readMedia, UnfitMedia } from '../../store/media.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, json, newApi, notFoundProblem } from '../http/api.ts';
import { Problem, problemBody } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { media, mediaName, type Media } from './contract.ts';

/** The pictures and sounds of the bank, for its editors. Candidates get theirs by api/exam-taking. */

const tags = ['exam-bank'];
const bytes = { schema: z.string().meta({ format: 'binary' }) };
const files = Object.fromEntries(mediaTypes.map((type) => [type, bytes]));
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemBody } },
});

const add = createRoute({
  method: 'post',
  path: '/api/media',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Add a file: its bytes are the body. The same file twice is one file',
  request: { query: mediaName, body: { required: true, content: files } },
  responses: {
    201: json(media, 'The file'),
    ...commonProblems,
    413: refused('Larger than 10 MB'),
    415: refused('No PNG, JPEG or MP3'),
  },
});

const one = createRoute({
  method: 'get',
  path: '/api/media/{id}',
  tags,
  ...allows('exam-bank.see'),
  summary: 'The bytes of a file',
  request: { params: byId },
  responses: { 200: { description: 'The file', content: files }, ...commonProblems, ...notFoundProblem },
});

export const mediaRoutes = newApi()
  .openapi(add, async (c) => {
    const { name } = c.req.valid('query');
    const content = new Uint8Array(await c.req.arrayBuffer());
    const t = c.get('t');
    try {
      const kept = await addMedia(c.get('parts').store, occasionOf(c), { name, content });
      const { id, mediaType, width, height, durationMs } = kept;
      return c.json(
        { id, mediaType: mediaType as Media['mediaType'], name: kept.name, width, height, durationMs },
        201,
      );
    } catch (error) {
      if (!(error instanceof UnfitMedia)) throw error;
      if (error.reason === 'unknown') {
        throw new Problem('unsupported-media-type', { detail: t('exam-bank:problem.mediaType') });
      }
      throw new Problem('invalid-input', { detail: t('exam-bank:problem.mediaDamaged') });
    }
  })
  .openapi(one, async (c) => {
    const found = await readMedia(c.get('parts').store, c.req.valid('param').id);
    if (!found) throw new Problem('not-found');
    return c.body(found.content, 200, {
      'Content-Type': found.mediaType,
      // A file never changes under its id; only who may see it can.
      'Cache-Control': 'private, max-age=86400, immutable',
    });
  });
