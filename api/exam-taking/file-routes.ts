import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { mediaIn } from '../../domain/candidate-exam.ts';
import { candidateExamFile, mediaFile } from '../../store/exam-files.ts';
import { findOpenedVersion, findPlays } from '../../store/exam-taking.ts';
import { publishedVersion } from '../../store/exam-versions.ts';
import { commonProblems, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { forCandidates, tokenOf } from './candidate.ts';
import { isContentKey } from './content-key.ts';

const file = (types: string[]) => ({
  200: {
    description: 'The file',
    content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }])),
  },
  ...commonProblems,
  ...notFoundProblem,
});

const content = createRoute({
  method: 'get',
  path: '/api/exam/content/{versionId}',
  ...forCandidates,
  summary: 'The exam without its keys, for who has started it: a CandidateExam',
  request: { params: z.object({ versionId: z.uuid() }), query: z.object({ key: z.string() }) },
  responses: {
    200: { description: 'The exam', content: { 'application/json': { schema: { type: 'object' as const } } } },
    ...commonProblems,
    ...notFoundProblem,
  },
});

const audio = createRoute({
  method: 'get',
  path: '/api/exam/audio/{stimulusId}',
  ...forCandidates,
  summary: 'The sound of a section of the exam that one is making',
  request: { params: z.object({ stimulusId: z.string().max(40) }) },
  responses: file(['audio/mpeg']),
});

const picture = createRoute({
  method: 'get',
  path: '/api/exam/media/{mediaId}',
  ...forCandidates,
  summary: 'A picture of the exam that one is making',
  request: { params: z.object({ mediaId: z.uuid() }) },
  responses: file(['image/png', 'image/jpeg']),
});

/** What a browser may keep of pictures, which are shown again at each question. Sounds and texts the player holds itself. */
const keepPictures = 'private, max-age=900';

/** The files of an exam, for the candidates who are making it: not a byte before the start or after the hand-in. */
export const fileRoutes = newApi();
fileRoutes.openAPIRegistry.registerPath(content);
fileRoutes
  .openapi(audio, async (c) => {
    refuseUncounted(c);
    const { store } = c.get('parts');
    const { content: exam } = await publishedVersion(store, await openedVersion(c));
    const { stimulusId } = c.req.valid('param');
    const sound = exam.sections.find(({ stimulus }) => stimulus?.kind === 'audio' && stimulus.id === stimulusId);
    if (sound?.stimulus?.kind !== 'audio') throw new Problem('not-found');
    const { plays, positionMs } = await findPlays(store, tokenOf(c), stimulusId);
    if (plays >= sound.stimulus.maxPlays && positionMs === null) throw new Problem('no-plays-left');
    return await send(c, sound.stimulus.mediaId);
  })
  .openapi(picture, async (c) => {
    const { store } = c.get('parts');
    const { content: exam } = await publishedVersion(store, await openedVersion(c));
    const { mediaId } = c.req.valid('param');
    const isSound = exam.sections.some(({ stimulus }) => stimulus?.kind === 'audio' && stimulus.mediaId === mediaId);
    if (isSound || !mediaIn(exam).includes(mediaId)) throw new Problem('not-found');
    c.header('Cache-Control', keepPictures);
    return await send(c, mediaId);
  })
  .get('/api/exam/content/:versionId', async (c) => {
    const versionId = c.req.param('versionId');
    const { store, clock } = c.get('parts');
    const holder = { secret: store.linkSecret, token: tokenOf(c), versionId };
    if (!isContentKey(holder, c.req.query('key') ?? '', clock.now())) throw new Problem('not-found');
    const { json, compressed } = await candidateExamFile(store, versionId);
    const mayCompress = /\bbr\b/.test(c.req.header('accept-encoding') ?? '');
    c.header('Vary', 'Accept-Encoding');
    c.header('Content-Type', 'application/json');
    if (mayCompress) c.header('Content-Encoding', 'br');
    return c.newResponse(mayCompress ? compressed : json);
  });

/** A sound is played by the player, which has each play counted: not by a browser that opens its address or embeds it. */
function refuseUncounted({ req }: Context<Env>): void {
  const goesTo = req.header('sec-fetch-dest');
  if (goesTo !== undefined && goesTo !== 'empty') throw new Problem('forbidden');
}

async function openedVersion(c: Context<Env>): Promise<string> {
  const opened = await findOpenedVersion(c.get('parts').store, tokenOf(c));
  if ('refusal' in opened) throw new Problem(opened.refusal);
  return opened.versionId;
}

async function send(c: Context<Env>, mediaId: string) {
  const { mediaType, content: bytes } = await mediaFile(c.get('parts').store, mediaId);
  return c.body(bytes, 200, { 'Content-Type': mediaType });
}
