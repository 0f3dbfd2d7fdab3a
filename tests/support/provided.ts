/** What global-setup.ts starts once and each test file finds with `inject('services')`. */
export type Services = {
  postgres: {
    /** Of the superuser, up to and with the slash before a database's name. */
    adminUrl: string;
    /** Of the role that the programs run under, likewise. */
    url: string;
    /** The migrated database that each test file gets a copy of. */
    template: string;
  };
  /** host:port of a real Temporal server that keeps the real time; give each file a task queue of its own. */
  temporalAddress: string;
  /** The program that skips time; tests/support/time-skipping.ts starts it. */
  temporalTestServer: string;
  /** The file for WORKFLOW_BUNDLE. */
  workflowBundle: string;
  mail: { smtpUrl: string; pageUrl: string };
};

declare module 'vitest' {
  interface ProvidedContext {
    services: Services;
  }
}
