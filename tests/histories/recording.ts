import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { House } from '../support/house.ts';
import { historiesFolder } from './stored.ts';

/**
 * Walks a process to each state in which it waits or ends, and stores the history of its workflow there. A change of
 * workflow code must be able to go on from every one of them. Histories are added to with each version of a process that
 * went into use; recording anew is for a process that no running case can be in.
 */

/** A walk opens a case of its own, goes on to the state, and answers with the workflow's id. */
export type Walk = () => Promise<string>;

/** Time is one for the whole server: walks that skip it come last, for they make all others wait. */
export type Walks = { still?: Record<string, Walk>; waiting?: Record<string, Walk> };

export async function recordWalks(process: string, house: House, { still = {}, waiting = {} }: Walks): Promise<void> {
  const histories: Record<string, string> = {};
  for (const [state, walk] of [...Object.entries(still), ...Object.entries(waiting)]) {
    histories[state] = await historyOf(house, await walk());
  }
  store(process, histories);
}

async function historyOf(house: House, workflowId: string): Promise<string> {
  const history = await house.temporal.workflow.getHandle(workflowId).fetchHistory();
  return withoutMachine(historyToJSON(history));
}

function store(process: string, histories: Record<string, string>): void {
  const folder = `${historiesFolder}/${process}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [state, history] of Object.entries(histories)) writeFileSync(`${folder}/${state}.json`, history);
}

/** Who recorded it and where is nobody's business. */
const withoutMachine = (json: string): string =>
  `${json.replaceAll(/"identity": ?"[^"]*"/g, '"identity":"recorder"').replaceAll(/"binaryChecksum": ?"[^"]*"/g, '"binaryChecksum":""')}\n`;
