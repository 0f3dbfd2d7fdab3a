import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

export type ProgramSurroundings = {
  ports: Ports;
  secrets: Secrets;
  databaseUrl: string;
  temporalAddress: string;
  workflowBundle: string;
  /** Null where this machine can have no IMAP server. */
  imapUrl: string | null;
};

/** Where the demo's helpdesk gets its mail. */
export const helpdeskAddress = 'helpdesk@examenwerk.example';

/**
 * The environment of the API, the worker and the demo data, as platform/config.ts reads it. Of a person's own
 * environment only what leads to a Temporal server of their own counts; a DATABASE_URL that happens to be set does not.
 */
export function programEnvironment(from: ProgramSurroundings, own: NodeJS.ProcessEnv = process.env) {
  const temporalOfTheirOwn = (own['TEMPORAL_ADDRESS'] ?? '') !== '';
  return {
    ...own,
    DATABASE_URL: from.databaseUrl,
    DATABASE_POOL_SIZE: '10',
    TEMPORAL_ADDRESS: from.temporalAddress,
    ...(temporalOfTheirOwn ? {} : { TEMPORAL_NAMESPACE: 'default', TEMPORAL_TLS: 'off', TEMPORAL_API_KEY: '' }),
    PUBLIC_URL: `http://127.0.0.1:${from.ports.web}`,
    HOST: '127.0.0.1',
    PORT: String(from.ports.web),
    LINK_SECRET: from.secrets.linkSecret,
    SESSION_SECRET: from.secrets.sessionSecret,
    TWO_FACTOR: 'off', // the demo's logins work without a telephone at hand
    CLIENT_ADDRESS_HEADER: '',
    SMTP_URL: `smtp://127.0.0.1:${from.ports.smtp}`,
    MAIL_FROM: `Examenwerk TeleToets <${helpdeskAddress}>`,
    IMAP_URL: from.imapUrl ?? '',
    MAILBOX_SECONDS: '10', // who sends a mail on the mail page wants to see what comes of it
    WORKER_HEALTH_PORT: String(from.ports.workerHealth),
    WORKFLOW_BUNDLE: from.workflowBundle,
  };
}
export type ProgramEnvironment = ReturnType<typeof programEnvironment>;
