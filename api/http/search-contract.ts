import { z } from 'zod';

/**
 * The body of `POST /api/<resource>/search`: a list, narrowed by a name or an address. It is a POST because these have no
 * place in a request's address: addresses end up in logs and histories.
 */
export const listSearch = z.object({
  search: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  page: z.int().min(1).default(1),
  perPage: z.int().min(1).max(100).default(25),
});
