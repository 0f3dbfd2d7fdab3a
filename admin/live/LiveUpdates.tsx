import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { forget } from '../session.ts';
import { Tag } from '../page/Tag.tsx';
import { liveResources } from '../../api/live/contract.ts';
import { listen } from './connection.ts';
import { refresh } from './refresh.ts';
import { isTouchedBy } from './touched.ts';

/** Keeps what is on the screen up to date, and says so calmly when it can't. */
export function LiveUpdates() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const [lost, setLost] = useState(false);

  useEffect(
    () =>
      listen({
        onLost: setLost,
        onChange: (notice) => {
          if (notice.resource === 'schools') forget();
          void refresh(queryClient, ({ queryKey }) => isTouchedBy(notice, queryKey));
        },
        onRefresh: () => {
          forget();
          [...liveResources, 'auth'].forEach(
            (resource) => void queryClient.invalidateQueries({ queryKey: [resource] }),
          );
        },
      }),
    [queryClient],
  );

  return (
    <Box role="status" sx={{ position: 'fixed', left: 16, bottom: 16, zIndex: 'snackbar' }}>
      {lost && (
        <Tag tone="warning" icon={<CloudOff aria-hidden />}>
          {translate('live.lost')}
        </Tag>
      )}
    </Box>
  );
}
