/** The processes that the worker runs. The name of each is the workflow's type. */
export { accountApplication } from './account-application/workflow.ts';
export { accountConfirmation } from './account-confirmation/workflow.ts';
export { accountUpkeep } from './account-upkeep/workflow.ts';
export { inspection } from './inspection/workflow.ts';
export { mailDelivery } from './mail-delivery/workflow.ts';
export { schedulingRequest } from './scheduling-request/workflow.ts';
export { sitting } from './sitting/workflow.ts';
export { helpRequest } from './help-request/workflow.ts';
export { taskUpkeep } from './task-upkeep/workflow.ts';
export { mailbox } from './mailbox/workflow.ts';
