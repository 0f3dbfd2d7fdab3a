import type { FaultCode } from '../../domain/spreadsheet-fault.ts';

/** A file that is not opened; the code says why, and its sentence what the sender can do. */
export class Refused extends Error {
  readonly code: FaultCode;
  readonly values: Record<string, number>;

  constructor(code: FaultCode, values: Record<string, number> = {}) {
    super(`spreadsheet refused: ${code}`);
    this.code = code;
    this.values = values;
  }
}

/** In bytes. A template of 10,000 candidates is under 1 MB. */
export const largestFile = 10 * 1024 * 1024;
