import { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Milliseconds. Far within the heartbeat time-outs that the workflows give. */
const beatMs = 2_000;

/**
 * Tells Temporal of each longer step that the process it runs in lives: when that dies, another goes on within the step's
 * heartbeat time-out, not only when the step's whole time is over. Short steps run in the workflow's own task.
 */
export const signOfLife: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      const { info, heartbeat } = Context.current();
      if (info.isLocal) return await next(input);
      const beat = setInterval(heartbeat, beatMs);
      try {
        return await next(input);
      } finally {
        clearInterval(beat);
      }
    },
  },
});
