import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';
import { afterThisFile } from './after-file.ts';
import type {} from './provided.ts';

/**
 * A Temporal server of this test file's own, in which 30 days pass in a moment. It is stopped after the file's tests.
 * Time is one for the whole server: run the tests of a file one after the other.
 */
export async function timeSkipping(): Promise<TestWorkflowEnvironment> {
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: inject('services').temporalTestServer } },
  });
  afterThisFile(() => environment.teardown());
  return environment;
}
