import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import { CompleteAsyncError, Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { faultCode } from '../platform/database.ts';
import { stackOf, type Logger } from '../platform/logger.ts';

/**
 * Keeps of a step that failed only the kind of its fault in Temporal's history: a database quotes in its errors what
 * stands in a row, and no personal data may be kept there. Where it went wrong is in the log.
 */
export const withoutWords =
  (logger: Logger): ActivityInterceptorsFactory =>
  () => ({
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          if (isForTemporal(error)) throw error;
          const { activityType: step, attempt, workflowExecution } = Context.current().info;
          const about = { step, attempt, workflowId: workflowExecution?.workflowId };
          logger.warn({ ...about, code: faultCode(error), stack: stackOf(error) }, 'a step failed');
          throw bare(error);
        }
      },
    },
  });

/** What says nothing but what we or Temporal put in it: a cancellation, a failure made for a history. */
const isForTemporal = (error: unknown): boolean =>
  error instanceof TemporalFailure ||
  error instanceof CompleteAsyncError ||
  (error instanceof Error && error.name === 'AbortError');

function bare(error: unknown): ApplicationFailure {
  const type = error instanceof Error ? error.name : 'unknown';
  const code = faultCode(error);
  const failure = ApplicationFailure.create({ type, message: code ? `${type} ${code}` : type });
  failure.stack = stackOf(error) ?? '';
  return failure;
}
