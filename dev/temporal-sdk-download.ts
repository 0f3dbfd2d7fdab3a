// Has Temporal's SDK download its server. Run by temporal-binary.ts: node temporal-sdk-download.ts server|test-server FOLDER
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, downloadDir] = process.argv.slice(2);
if (downloadDir === undefined) throw new Error('Say which folder to download into.');
const executable = { type: 'cached-download', downloadDir } as const;
try {
  // the SDK downloads only as part of starting
  const started =
    kind === 'server'
      ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await started.teardown();
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
