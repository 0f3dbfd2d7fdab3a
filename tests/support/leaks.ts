import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

/** Looking for what must stay inside, in what leaves the tables: logs, histories, addresses, notices. */

/** Which of these words stand in a text, in capitals or not. */
export const leakedIn = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

/** All that Temporal keeps of a workflow. Payloads travel in base64; so that nothing hides there, they are read. */
export async function keptOf(client: Client, workflowId: string): Promise<{ history: string; payloads: string[] }> {
  const history = historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory());
  const payloads = [...history.matchAll(/"data":\s*"([^"]+)"/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString(),
  );
  return { history, payloads };
}
