import { setTimeout as pause } from 'node:timers/promises';
import {
  Client,
  Connection,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowHandle,
} from '@temporalio/client';

/** The part of the environment that says where Temporal is. */
export type TemporalConfig = {
  TEMPORAL_ADDRESS: string;
  TEMPORAL_NAMESPACE: string;
  TEMPORAL_TLS: boolean;
  TEMPORAL_API_KEY?: string | undefined;
};

/** What both the client's and the worker's connection are made with. */
export const connectionOptions = (config: TemporalConfig): { address: string; tls?: true; apiKey?: string } => ({
  address: config.TEMPORAL_ADDRESS,
  ...(config.TEMPORAL_TLS ? { tls: true as const } : {}),
  ...(config.TEMPORAL_API_KEY ? { apiKey: config.TEMPORAL_API_KEY } : {}),
});

/** A connection that tells, without asking Temporal, whether it stands. */
export class WatchedConnection extends Connection {
  get stands(): boolean {
    const state: number = this.client.getChannel().getConnectivityState(false);
    return state === ready;
  }
}
/** As gRPC numbers the states of a channel. */
const ready = 2;

/** A client that connects at its first call, so that a program starts and works while Temporal is away. */
export const openTemporalClient = (config: TemporalConfig): Client =>
  new Client({ connection: WatchedConnection.lazy(connectionOptions(config)), namespace: config.TEMPORAL_NAMESPACE });

/** Whether what is told now is heard at once, as far as is known. */
export const isConnected = ({ connection }: Client): boolean =>
  connection instanceof WatchedConnection && connection.stands;

/** A message of the outbox, see store/outbox.ts: the start of a process, or a decision for it. */
export type ProcessMessage = {
  id: string;
  kind: 'start' | 'update';
  workflowId: string;
  name: string;
  payload: object;
};

/**
 * Tells Temporal what was committed. Told twice it is heard once: a start by its workflow id, an update by its own id.
 *
 * @param patience how long to wait for an answer, in milliseconds
 * @returns what the update answered; null for a start, and for a process that had ended before
 * @throws when Temporal can't be reached or no worker answers in time: the message is still to be delivered
 */
export async function deliver(
  client: Client,
  taskQueue: string,
  message: ProcessMessage,
  patience: number,
): Promise<unknown> {
  const told = client.withDeadline(Date.now() + patience, () =>
    message.kind === 'start' ? start(client, taskQueue, message) : update(client, message),
  );
  return await within(patience, told);
}

class NoAnswerInTime extends Error {
  override name = 'NoAnswerInTime';
}

/** The deadline alone is not kept while Temporal is away: the SDK first sleeps out its pause between two attempts. */
async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  const answered = new AbortController();
  const late = pause(milliseconds, undefined, { signal: answered.signal }).then(() => {
    throw new NoAnswerInTime(`No answer within ${milliseconds} ms`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    answered.abort();
  }
}

async function start(client: Client, taskQueue: string, message: ProcessMessage): Promise<null> {
  try {
    await client.workflow.start(message.name, {
      taskQueue,
      workflowId: message.workflowId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [message.payload],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return null;
}

async function update(client: Client, message: ProcessMessage): Promise<unknown> {
  const workflow = client.workflow.getHandle(message.workflowId);
  try {
    return await workflow.executeUpdate(message.name, { updateId: message.id, args: [message.payload] });
  } catch (error) {
    if (await hasEnded(workflow)) return null;
    throw error;
  }
}

/** An ended process has nothing to hear any more: it adopted what the row said. One that never started has. */
async function hasEnded(workflow: WorkflowHandle): Promise<boolean> {
  try {
    const { status } = await workflow.describe();
    return status.name !== 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
