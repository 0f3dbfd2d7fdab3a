import { Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { AuditEvents } from './AuditEvents.tsx';
import { CheckChain } from './CheckChain.tsx';

const back = { to: '/audit', label: 'office.audit.title' };

/** All that was recorded of one case, in order, with the button that holds it against its hashes. */
export function ChainPage() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['audit', 'chain', id],
    queryFn: () => backOffice.auditChain(id),
  });
  const title = data
    ? translate('office.audit.chain', { reference: data.reference })
    : translate('office.audit.chainTitle');
  return (
    <Page title={title} back={back}>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <Typography sx={{ maxWidth: 760 }}>{translate('office.audit.checkText')}</Typography>
          <CheckChain caseId={id} />
          <Card>
            <AuditEvents events={data.events} inChain />
          </Card>
        </>
      )}
    </Page>
  );
}
