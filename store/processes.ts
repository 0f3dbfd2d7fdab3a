/** The processes, each with the two letters that its references start with, and the name of its workflow's type. */
export const processes = {
  'account-application': { prefix: 'AA', workflowType: 'accountApplication' },
  sitting: { prefix: 'AM', workflowType: 'sitting' },
  'scheduling-request': { prefix: 'KZ', workflowType: 'schedulingRequest' },
  inspection: { prefix: 'IZ', workflowType: 'inspection' },
  'account-confirmation': { prefix: 'AB', workflowType: 'accountConfirmation' },
  'help-request': { prefix: 'HV', workflowType: 'helpRequest' },
} as const satisfies Record<string, { prefix: string; workflowType: string }>;
export type Process = keyof typeof processes;

/** The dossier of what is done to no case in particular: schools, settings, the calendar, accounts. No process runs it. */
export const bureauDossier = '00000000-0000-7000-8000-000000000001';

/** A process's workflow is found by its case. */
export const workflowIdOf = (process: Process, caseId: string): string => `${process}/${caseId}`;
