import { mayBeInspected } from './grade.ts';

/** Looking into a failed exam afterwards, asked for by the school. Source: "Inzage achteraf". */

/** How a request ends: the printout is delivered, the bureau refuses, or the exam turns out to be passed. */
export const inspectionOutcomes = ['delivered', 'refused', 'passed'] as const;
export type InspectionOutcome = (typeof inspectionOutcomes)[number];

/** Why an exam can't be inspected now; null when it can. `busy`: it is still being made. */
export type Obstacle = 'busy' | 'passed' | null;

type InspectedAttempt = { handedInAt: Date | null; result: { passed: boolean } | null };

/** "Inzage kan alleen wanneer de student een onvoldoende heeft behaald (<5.5)." */
export function obstacleOf({ handedInAt, result }: InspectedAttempt): Obstacle {
  if (handedInAt === null || result === null) return 'busy';
  return mayBeInspected(result) ? null : 'passed';
}

/** What can be said at once to who asks. A result that is not released yet is not told by a refusal either. */
export function refusedAtOnce(attempt: InspectedAttempt, resultsFrom: Date, at: Date): Obstacle {
  const obstacle = obstacleOf(attempt);
  return obstacle === 'passed' && resultsFrom > at ? null : obstacle;
}

export const inspectionPhases = [
  'searching',
  'awaiting-results',
  'preparing',
  'checking',
  'delivered',
  'refused',
  'passed',
] as const;
export type InspectionPhase = (typeof inspectionPhases)[number];

/** Where a request stands, as its school is told. */
export function phaseOf(request: {
  outcome: InspectionOutcome | null;
  isMatched: boolean;
  resultsFrom: Date | null;
  openTasks: readonly string[];
  at: Date;
}): InspectionPhase {
  if (request.outcome !== null) return request.outcome;
  if (!request.isMatched) return 'searching';
  if (request.resultsFrom !== null && request.resultsFrom > request.at) return 'awaiting-results';
  return request.openTasks.includes('inspection-delivery') ? 'checking' : 'preparing';
}
