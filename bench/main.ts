// npm run bench NAME   What the issues say of speed and memory, measured: a line `name: value` each. Ratios compare with a
//                      floor that is measured in the same run, so that they mean the same on any machine.

const benches: Record<string, () => Promise<{ run: () => Promise<Figures> }>> = {
  exam: () => import('./exam.ts'),
  approval: () => import('./approval.ts'),
};

export type Figures = Record<string, number>;

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) {
  const { run } = await bench();
  for (const [figure, value] of Object.entries(await run())) console.log(`${figure}: ${Number(value.toPrecision(3))}`);
} else {
  console.error(`npm run bench NAME, with NAME one of: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
}
