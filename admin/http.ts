import { HttpError } from 'react-admin';

/** An answer of the API to a failed request: RFC 9457, with the faults by field. */
export type Problem = {
  type?: string;
  title?: string;
  detail?: string;
  status?: number;
  errors?: { field: string; message: string }[];
};

export type RequestOptions = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/**
 * Asks the API for JSON. The session goes along as a cookie.
 * @throws {HttpError} for every answer that is not a success, and for no answer at all (status 0)
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...options,
      credentials: 'same-origin',
      headers: { Accept: 'application/json, application/problem+json', ...options.headers },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new HttpError('problem.unreachable', 0);
  }
  const body = await readJson(response);
  if (!response.ok) throw errorFor(response.status, body as Problem | null);
  return body as Answer;
}

export const jsonBody = (method: 'POST' | 'PUT' | 'PATCH', body: unknown): RequestOptions => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Says which version was seen: who changed it in the meantime is not written over (412). */
export const ifUnchanged = ({ version }: { version: number }, options: RequestOptions): RequestOptions => ({
  ...options,
  headers: { ...options.headers, 'If-Match': `"${version}"` },
});

/** The problem answer in react-admin's terms: the message to show, and `body.errors` by field for forms. */
export function errorFor(status: number, problem: Problem | null): HttpError {
  const faults = Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]));
  const errors = Object.keys(faults).length === 0 ? undefined : faults;
  return new HttpError(messageFor(status, problem), status, { ...problem, errors });
}

export type Faults = Record<string, string>;

/** What the API found wrong, a sentence for each field; undefined where no field is to blame. */
export function faultsByField(error: unknown): Faults | undefined {
  return error instanceof HttpError ? (error.body as { errors?: Faults } | null | undefined)?.errors : undefined;
}

/** Being away for a moment passes; a refusal does not become another answer by asking again. */
export function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof HttpError) || error.status === 0 || error.status >= 500;
}

/** The stable last part of a problem's type, as `two-factor-required`. */
export function problemName(error: unknown): string | undefined {
  const type: unknown = error instanceof HttpError ? error.body?.type : undefined;
  return typeof type === 'string' ? type.split('/').at(-1) : undefined;
}

function messageFor(status: number, problem: Problem | null): string {
  if (status === 0 || status === 502 || status === 503 || status === 504) return 'problem.unreachable';
  return problem?.detail ?? problem?.title ?? 'problem.unexpected';
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
