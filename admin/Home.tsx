import { useCanAccess } from 'react-admin';
import { Navigate } from 'react-router';
import { NothingHereYet } from './layout/NothingHereYet.tsx';
import { useMe } from './access/use-me.ts';

/** Where a person lands: the bureau's people at their tasks, an account holder at the own school. */
export function Home() {
  const me = useMe();
  const inbox = useCanAccess({ resource: 'tasks', action: 'list' });
  if (me === undefined || inbox.isPending) return null;
  if (me.role === 'school') return <Navigate to="/my-school" replace />;
  return inbox.canAccess === true ? <Navigate to="/tasks" replace /> : <NothingHereYet />;
}
