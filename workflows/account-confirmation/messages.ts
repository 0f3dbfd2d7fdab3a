import type { ProcessInput } from '../human-task.ts';

/** What the yearly question's process is started with. The answer reaches it by `decide`, see ../human-task.ts. */
export type AccountConfirmationInput = ProcessInput;
