import type { ComponentType } from 'react';
import type { Task } from '../../api/tasks/contract.ts';
import { applicationPanel } from '../account-applications/case-panel.tsx';
import { helpRequestPanel } from '../help-requests/case-panel.tsx';
import { schedulingRequestPanel } from '../scheduling-requests/case-panel.tsx';
import { inspectionPanel } from '../inspections/case-panel.tsx';

/** What a task's page shows of the task's case: what is needed to decide, and below it what is good to know. */
export type CasePanel = {
  Details: ComponentType<{ task: Task }>;
  /** What must not be overlooked, at the top of the page. */
  Warnings?: ComponentType<{ task: Task }>;
  /** What happened before; below the decision on a small screen. */
  History?: ComponentType<{ task: Task }>;
};

/** By process. A task of a process that is not here shows its decision alone. */
export const casePanels: Partial<Record<Task['process'], CasePanel>> = {
  'account-application': applicationPanel,
  'help-request': helpRequestPanel,
  inspection: inspectionPanel,
  'scheduling-request': schedulingRequestPanel,
};
