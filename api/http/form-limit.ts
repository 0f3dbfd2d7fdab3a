import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Env } from './parts.ts';
import { Problem } from './problem.ts';
import { clientAddress } from './request.ts';

/**
 * Bounds how often a form that sends mail can be handed in: for one address generously, since a whole school can sit
 * behind it, and for all together, so that nobody makes the bureau mail strangers from many addresses.
 *
 * @param limits how many forms in a quarter of an hour, by this process
 */
export function formLimit(limits: { perAddress: number; inAll: number }): MiddlewareHandler<Env> {
  const duration = 15 * 60;
  const byAddress = new RateLimiterMemory({ points: limits.perAddress, duration });
  const together = new RateLimiterMemory({ points: limits.inAll, duration });
  return async (c, next) => {
    const address = clientAddress(c);
    try {
      if (address) await byAddress.consume(address);
      await together.consume('all');
    } catch {
      c.header('Retry-After', String(duration));
      throw new Problem('too-many-requests', { detail: c.get('t')('public:fieldError.form.tooMany') });
    }
    await next();
  };
}
