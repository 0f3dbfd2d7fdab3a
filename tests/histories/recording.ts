import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { House } from '../support/house.ts';
import { historiesFolder } from './stored.ts';

/**
 * Walks a process to each state in which it waits or ends, and stores the history of its workflow there. A change of
 * workflow code must be able to go on from every one of them. Histories are added to: a state that is stored is not walked
 * to again. To record a process anew, which no running case may be in, take its folder away first.
 */

/** A walk opens a case of its own, goes on to the state, and answers with the workflow's id. */
export type Walk = () => Promise<string>;

/** Time is one for the whole server: walks that skip it come last, for they make all others wait. */
export type Walks = { still?: Record<string, Walk>; waiting?: Record<string, Walk> };

export async function recordWalks(process: string, house: House, { still = {}, waiting = {} }: Walks): Promise<void> {
  const folder = `${historiesFolder}/${process}`;
  mkdirSync(folder, { recursive: true });
  for (const [state, walk] of [...Object.entries(still), ...Object.entries(waiting)]) {
    const file = `${folder}/${state}.json`;
    if (!existsSync(file)) writeFileSync(file, await historyOf(house, await walk()));
  }
}

async function historyOf(house: House, workflowId: string): Promise<string> {
  const history = await house.temporal.workflow.getHandle(workflowId).fetchHistory();
  return withoutMachine(historyToJSON(history));
}

/** Who recorded it and where is nobody's business. */
const withoutMachine = (json: string): string =>
  `${json.replaceAll(/"identity": ?"[^"]*"/g, '"identity":"recorder"').replaceAll(/"binaryChecksum": ?"[^"]*"/g, '"binaryChecksum":""')}\n`;
