import type { ProcessInput } from '../human-task.ts';

/** What the process of an inspection is started with. Decisions reach it by `decide`, see ../human-task.ts. */
export type InspectionInput = ProcessInput;
