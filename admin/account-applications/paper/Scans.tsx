import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../../api/account-application/contract.ts';
import { useMe } from '../../access/use-me.ts';
import { Moment } from '../../page/Moment.tsx';
import { Section } from '../../page/Section.tsx';
import { documentAddress } from '../evidence-actions.ts';
import { ScanDialog } from './ScanDialog.tsx';

type Scan = AccountApplication['documents'][number];

/** The scans of a case, to look at in place; the helpdesk adds them, and records who signed on them. */
export function Scans({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const me = useMe();
  const [dialog, setDialog] = useState<{ scan?: Scan } | null>(null);
  const scans = application.documents.filter(({ kind }) => kind === 'scan');
  const mayAdd = application.closedAt === null && me?.may.includes('account-applications.handle') === true;
  return (
    <Section title={translate('evidence.scans.title')}>
      <Stack spacing={2}>
        {mayAdd && <Typography variant="body2">{translate('evidence.scans.text')}</Typography>}
        {scans.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {translate('evidence.scans.none')}
          </Typography>
        )}
        {scans.map((scan) => (
          <ScanInPlace
            key={scan.id}
            application={application}
            scan={scan}
            {...(mayAdd && { onRecord: () => setDialog({ scan }) })}
          />
        ))}
        {mayAdd && (
          <Button variant="outlined" onClick={() => setDialog({})} sx={{ alignSelf: 'start' }}>
            {translate('evidence.scans.add')}
          </Button>
        )}
      </Stack>
      {dialog && <ScanDialog application={application} {...dialog} onClose={() => setDialog(null)} />}
    </Section>
  );
}

type ScanInPlaceProps = { application: AccountApplication; scan: Scan; onRecord?: () => void };

function ScanInPlace({ application, scan, onRecord }: ScanInPlaceProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const name = scan.name ?? translate('domain.documents.scan');
  const asksForSomething = application.awaited.some(({ kind }) => recordable.includes(kind));
  return (
    <Box component="article" aria-label={name}>
      <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {name}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('evidence.scans.added', { name: scan.addedBy ?? '' })} · <Moment at={scan.createdAt} />
      </Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, alignItems: 'center', mt: 0.5 }}>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={translate(`evidence.scans.${open ? 'hideOf' : 'lookAt'}`, { name })}
          onClick={() => setOpen(!open)}
        >
          {translate(`evidence.scans.${open ? 'hide' : 'look'}`)}
        </Button>
        {onRecord && asksForSomething && (
          <Button size="small" aria-label={translate('evidence.scans.recordOf', { name })} onClick={onRecord}>
            {translate('evidence.scans.record')}
          </Button>
        )}
        <Link
          href={documentAddress(application.id, scan.id)}
          target="_blank"
          rel="noopener"
          variant="body2"
          aria-label={translate('evidence.scans.openOf', { name })}
        >
          {translate('evidence.scans.open')}
        </Link>
      </Stack>
      {open && <Picture address={documentAddress(application.id, scan.id)} scan={scan} name={name} />}
    </Box>
  );
}

const recordable = ['email-confirmation', 'manager-signature', 'applicant-nda'];

function Picture({ address, scan, name }: { address: string; scan: Scan; name: string }) {
  const looks = { display: 'block', width: '100%', mt: 1, border: 1, borderColor: 'divider', borderRadius: 1 };
  if (scan.mediaType === 'application/pdf') {
    return <Box component="iframe" src={address} title={name} sx={{ ...looks, height: 'min(75vh, 900px)' }} />;
  }
  return <Box component="img" src={address} alt={name} sx={looks} />;
}
