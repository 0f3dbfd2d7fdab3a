/**
 * How Node runs our programs, everywhere they run: small nurseries for young objects in each thread, and a heap that grows
 * by a fifth before it is cleared, where V8 by itself would let it grow to several times what is in use. Two arenas: glibc's
 * one for each thread would cost a busy program a hundred megabytes; and what is freed goes back to the machine. What was
 * compiled is kept, of TypeScript too, so that a program that starts again need not load the compiler. See
 * docs/decisions/0016-memory.md.
 */
export const runtimeOptions = ['--max-semi-space-size=4', '--heap-growing-percent=20'];
export const runtimeEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072', // bytes
  MALLOC_TRIM_THRESHOLD_: '131072', // bytes
  NODE_COMPILE_CACHE: '.cache/compile',
};
