import { afterAll } from 'vitest';
import { putAway } from './after-file.ts';

/** Runs before each test file: the modules of the house are loaded once for many files, this one for each. */
afterAll(putAway);
