import type { ProcessInput } from '../human-task.ts';

/** What the process of a question is started with. Decisions reach it by `decide`, see ../human-task.ts. */
export type HelpRequestInput = ProcessInput;

/** The update `askedAgain`: the person wrote again while nothing was asked of the helpdesk. Its id is the message's. */
export type AskedAgainMessage = { messageId: string };
