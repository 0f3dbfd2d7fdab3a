import { z } from 'zod';

/**
 * The environment that the API and the worker need, read once at the start. Every fault is named at once, so that
 * whoever sets the system up corrects them in one round. Values themselves are never printed: some are secrets.
 */

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const secret = z.string().min(32, 'must be at least 32 characters; make one with `openssl rand -hex 32`');
const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.some((protocol) => URL.canParse(value) && new URL(value).protocol === protocol), {
      message: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    });
const port = z.coerce.number().int().min(1).max(65535);

const database = { DATABASE_URL: urlOf('postgresql:', 'postgres:') };

const temporal = {
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'must be host:port'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('teletoets'),
  TEMPORAL_TLS: onOff.default(false),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
};

const shared = {
  ...database,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  ...temporal,
  PUBLIC_URL: urlOf('http:', 'https:').transform((value) => value.replace(/\/+$/, '')),
  LINK_SECRET: secret,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
};

const forApi = z.object({
  ...shared,
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  SESSION_SECRET: secret,
  TWO_FACTOR: z.enum(['required', 'off']).default('required'),
  CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the lower-case name of a header')
    .optional(),
});

const forWorker = z.object({
  ...shared,
  SMTP_URL: urlOf('smtp:', 'smtps:'),
  MAIL_FROM: z.string().min(3),
  /** Without it no mailbox is read. */
  IMAP_URL: urlOf('imap:', 'imaps:').optional(),
  MAILBOX_SECONDS: z.coerce.number().int().min(5).max(3600).default(60),
  WORKER_HEALTH_PORT: port.optional(),
  WORKFLOW_BUNDLE: z.string().min(1).optional(),
});

const forMigration = z.object(database);
const forOperator = z.object({ ...database, ...temporal });

export type ApiConfig = z.infer<typeof forApi>;
export type WorkerConfig = z.infer<typeof forWorker>;

export class ConfigError extends Error {
  override name = 'ConfigError';
}

function read<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.infer<Schema> {
  // An empty variable is a variable that was not set: that is how compose files and shells pass 'nothing'.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}: ${given[name] === undefined ? 'is not set' : issue.message}`;
  });
  throw new ConfigError(`The environment is not complete:\n${faults.join('\n')}`);
}

/** @throws {ConfigError} naming every variable that is missing or wrong */
export const readApiConfig = (env: NodeJS.ProcessEnv): ApiConfig => read(forApi, env);
/** @throws {ConfigError} naming every variable that is missing or wrong */
export const readWorkerConfig = (env: NodeJS.ProcessEnv): WorkerConfig => read(forWorker, env);
/** @throws {ConfigError} naming every variable that is missing or wrong */
export const readMigrationConfig = (env: NodeJS.ProcessEnv): z.infer<typeof forMigration> => read(forMigration, env);

/** For commands that look at cases and their workflows. @throws {ConfigError} naming every variable that is missing or wrong */
export const readOperatorConfig = (env: NodeJS.ProcessEnv): z.infer<typeof forOperator> => read(forOperator, env);

/** For each program, the variables without which it does not start, and those it also reads. */
export const variables = {
  api: describe(forApi),
  worker: describe(forWorker),
};

function describe(schema: z.ZodObject): { required: string[]; optional: string[] } {
  const fields: Record<string, z.ZodType> = schema.shape;
  const names = Object.keys(fields);
  const required = names.filter((name) => !fields[name]?.safeParse(undefined).success);
  return { required, optional: names.filter((name) => !required.includes(name)) };
}
