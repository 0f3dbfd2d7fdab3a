import type { ProcessInput } from '../human-task.ts';

/** What the account application's process is started with. Decisions reach it by `decide`, see ../human-task.ts. */
export type AccountApplicationInput = ProcessInput;
