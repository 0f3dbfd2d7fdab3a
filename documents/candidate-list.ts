export type { SpreadsheetInput } from './spreadsheets/open.ts';
export { closeSpreadsheetThreads, readCandidateList } from './spreadsheets/threads.ts';
