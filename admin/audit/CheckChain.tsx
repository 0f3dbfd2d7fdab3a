import { Alert, Box, Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ChainCheck } from '../../api/audit/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Moment } from '../page/Moment.tsx';

/** Has the server hold the chain against its hashes, and says what it found. */
export function CheckChain({ caseId }: { caseId: string }) {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => backOffice.checkAuditChain(caseId) });
  return (
    <>
      <Button variant="outlined" loading={isPending} onClick={() => mutate()} sx={{ alignSelf: 'start' }}>
        {translate('office.audit.check')}
      </Button>
      <Box role="status">
        {error && <CouldNotLoad error={error} retry={() => mutate()} />}
        {data && <Finding check={data} />}
      </Box>
    </>
  );
}

function Finding({ check: { events, brokenAt, checkedAt } }: { check: ChainCheck }) {
  const translate = useTranslate();
  return (
    <Alert severity={brokenAt === null ? 'success' : 'error'}>
      {brokenAt === null ? translate('office.audit.sound', { events }) : translate('office.audit.broken', { brokenAt })}{' '}
      {translate('office.audit.checkedAt')} <Moment at={checkedAt} />.
    </Alert>
  );
}
