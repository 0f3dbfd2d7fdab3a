import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useMe } from '../access/use-me.ts';
import { ClaimButton } from './ClaimButton.tsx';

/** Who works on it, or the button to take it up. Of a closed task: who decided. */
export function ClaimedBy({ task }: { task: Task }) {
  const translate = useTranslate();
  const me = useMe();
  if (task.state !== 'open') return <>{task.decidedBy ?? translate('claim.nobody')}</>;
  if (task.claimedBy === null) return <ClaimButton task={task} size="small" />;
  if (task.claimedBy.id !== me?.id) return <>{task.claimedBy.name}</>;
  return (
    <Box component="span" sx={{ fontWeight: 600 }}>
      {translate('claim.me')}
    </Box>
  );
}
