import { useGetOne } from 'react-admin';
import type { Inspection } from '../../api/inspection/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { whole } from '../page/whole.ts';

/** The inspection that a task is about: asked for by each part of the page, fetched once. */
export const useInspectionOf = (task: Task) => useGetOne<Inspection>('inspections', { id: task.caseId, meta: whole });
