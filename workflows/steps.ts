import { CancelledFailure, CancellationScope, proxyLocalActivities } from '@temporalio/workflow';

/**
 * The short steps of a process: each is one database transaction. While PostgreSQL is away they are tried again until it is
 * back. A story that is called off waits for the step that it is in, and begins no other: so nothing of it happens after its
 * end, and two steps under way in one workflow task of which one calls off the other don't block it.
 */
export function shortSteps<Steps extends object>(): ReturnType<typeof proxyLocalActivities<Steps>> {
  const steps = proxyLocalActivities<Steps>({
    startToCloseTimeout: '10 seconds',
    scheduleToCloseTimeout: '365 days',
    localRetryThreshold: '30 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' },
  });
  return new Proxy(steps, {
    get: (all, name) => {
      const take = Reflect.get(all, name) as (...input: unknown[]) => Promise<unknown>;
      return async (...input: unknown[]) => {
        if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('The story was called off');
        return await CancellationScope.nonCancellable(() => take(...input));
      };
    },
  });
}
