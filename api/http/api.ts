import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { Problem, problemBody } from './problem.ts';
import type { Env } from './parts.ts';

/** A set of JSON routes whose input is checked by their contracts; what does not fit is answered field by field. */
export const newApi = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
      throw new Problem('invalid-input', { errors });
    },
  });

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemBody } },
});

/** The faults that any guarded route can answer with. */
export const commonProblems = {
  401: problemAnswer('Not logged in'),
  403: problemAnswer('Not allowed'),
  422: problemAnswer('The input does not fit'),
  503: problemAnswer('Away for a moment; nothing is lost'),
};
export const notFoundProblem = { 404: problemAnswer('Does not exist') };
export const decidedProblem = { 409: problemAnswer('Someone else decided first') };
export const versionProblems = {
  412: problemAnswer('Changed since it was read'),
  428: problemAnswer('The version is missing'),
};

/** The query of every list. */
export const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
  sort: z.string().max(50).optional(),
  order: z
    .enum(['asc', 'desc', 'ASC', 'DESC'])
    .transform((order) => (order.toLowerCase() === 'desc' ? 'desc' : 'asc'))
    .optional(),
  ids: z
    .union([z.uuid(), z.array(z.uuid())])
    .transform((ids) => [ids].flat())
    .optional(),
});

export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item), total: z.int() });

export const byId = z.object({ id: z.uuid() });

/** The header of whatever changes a row that has a version. */
export const ifMatch = z.object({
  'if-match': z.string().optional().meta({ description: 'The version that was read' }),
});

/** The version that the person saw, as If-Match says it. */
export function versionSeen(c: { req: { header(name: string): string | undefined } }): number {
  const version = /^"?(\d{1,9})"?$/.exec(c.req.header('if-match') ?? '')?.[1];
  if (!version) throw new Problem('precondition-required');
  return Number(version);
}
