import { useCanAccess } from 'react-admin';
import { Navigate } from 'react-router';
import { NothingHereYet } from './layout/NothingHereYet.tsx';
import { useMe } from './access/use-me.ts';

/** Where a person lands: the bureau's people at their tasks or at the exam bank, an account holder at the own school. */
export function Home() {
  const me = useMe();
  const inbox = useCanAccess({ resource: 'tasks', action: 'list' });
  if (me === undefined || inbox.isPending) return null;
  if (me.role === 'school') return <Navigate to="/my-school" replace />;
  if (inbox.canAccess === true) return <Navigate to="/tasks" replace />;
  return me.may.includes('exam-bank.see') ? <Navigate to="/exam-bank" replace /> : <NothingHereYet />;
}
