import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

/** The floor of `npm run bench approval`: a workflow that waits for so many updates and does nothing with them. */
export const stepUpdate = defineUpdate<number>('step');

export async function floor(steps: number): Promise<void> {
  let taken = 0;
  setHandler(stepUpdate, () => (taken += 1));
  await condition(() => taken >= steps);
}
