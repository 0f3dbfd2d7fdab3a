import type { Ask } from '../../domain/account-application.ts';
import type { ProcessInput } from '../human-task.ts';

/**
 * What the account application's process is started with. `asks`: who has to answer before the review; without it all
 * of them. Decisions reach it by `decide`, see ../human-task.ts.
 */
export type AccountApplicationInput = ProcessInput & { asks?: Ask[] };
