import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { certificateActivities } from '../activities/signature-certificate.ts';
import { accountApplicationActivities } from '../activities/account-application.ts';
import { accountActivities } from '../activities/accounts.ts';
import { helpRequestActivities } from '../activities/help-request.ts';
import { inspectionActivities } from '../activities/inspection.ts';
import { mailDeliveryActivities, type MailContext } from '../activities/mail-delivery.ts';
import { mailboxActivities, type MailboxContext } from '../activities/mailbox.ts';
import { schedulingActivities } from '../activities/scheduling-request.ts';
import { taskActivities } from '../activities/tasks.ts';
import { sittingActivities } from '../activities/sitting.ts';
import type { MailDeliveryInput } from '../workflows/mail-delivery/workflow.ts';
import { signOfLife } from './sign-of-life.ts';
import { withoutWords } from './without-words.ts';

/** The Temporal worker with all workflows and activities of the house. */
export async function createWorker(
  connection: NativeConnection,
  context: MailContext & MailboxContext,
  options: Omit<WorkerOptions, 'connection' | 'activities'>,
): Promise<Worker> {
  return await Worker.create({
    maxCachedWorkflows: 200,
    shutdownGraceTime: '2 seconds',
    maxHeartbeatThrottleInterval: '3 seconds',
    ...options,
    connection,
    interceptors: {
      ...options.interceptors,
      // The last is the innermost: whatever the others do, no step's own words get past it.
      activity: [...(options.interceptors?.activity ?? []), signOfLife, withoutWords(context.logger)],
    },
    activities: {
      ...taskActivities(context),
      ...accountApplicationActivities(context),
      ...certificateActivities(context),
      ...accountActivities(context),
      ...mailDeliveryActivities(context),
      ...helpRequestActivities(context),
      ...mailboxActivities(context),
      ...sittingActivities(context),
      ...inspectionActivities(context),
      ...schedulingActivities(context),
    },
  });
}

/**
 * Starts the sending of mails, once for the whole system: a second worker finds it running.
 *
 * @param workflowId of its own only where several systems share a namespace
 */
export async function ensureMailDelivery(
  client: Client,
  taskQueue: string,
  input: MailDeliveryInput,
  workflowId = 'mail-delivery',
): Promise<void> {
  await client.workflow.start('mailDelivery', {
    workflowId,
    taskQueue,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}
