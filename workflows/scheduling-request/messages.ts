import type { ProcessInput } from '../human-task.ts';

/** What the process of a scheduling request is started with. Decisions reach it by `decide`, see ../human-task.ts. */
export type SchedulingRequestInput = ProcessInput;

/** Another file came while nobody had asked for one; `round` counts the files of a request, from 1. */
export type FileReceivedMessage = { round: number };
