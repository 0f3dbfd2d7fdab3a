import type { ProcessInput } from '../human-task.ts';

/** What the process of a sitting is started with. It hears `rearranged` when its window, exam or candidates changed. */
export type SittingInput = ProcessInput;
