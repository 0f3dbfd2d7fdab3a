import type { Client } from '@temporalio/client';
import type { Me } from '../accounts/contract.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ApiConfig } from '../../platform/config.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Role } from '../../domain/access.ts';
import type { Locale, Translate } from '../../locales/index.ts';
import type { Store } from '../../store/store.ts';
import type { Auth } from '../auth/auth.ts';
import type { LiveHub } from '../live/hub.ts';

/** What the API is made of; main.ts makes them, and so do the tests. */
export type Parts = {
  config: Pick<ApiConfig, 'PUBLIC_URL' | 'TWO_FACTOR' | 'CLIENT_ADDRESS_HEADER' | 'TEMPORAL_TASK_QUEUE'>;
  store: Store;
  clock: Clock;
  logger: Logger;
  temporal: Client;
  auth: Auth;
  live: LiveHub;
};

/** Who is logged in. */
export type Person = { accountId: string; name: string; role: Role; twoFactor: Me['twoFactor'] };

/** What every handler finds on its context. */
export type Env = {
  Variables: {
    parts: Parts;
    locale: Locale;
    t: Translate;
    /** Follows the request through update, log and audit. */
    correlationId: string;
    person: Person | null;
  };
};
