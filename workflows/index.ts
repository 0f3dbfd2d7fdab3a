/** The processes that the worker runs. The name of each is the workflow's type. */
export { accountApplication } from './account-application/workflow.ts';
export { mailDelivery } from './mail-delivery/workflow.ts';
