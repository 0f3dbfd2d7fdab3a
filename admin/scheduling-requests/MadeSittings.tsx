import { useQuery } from '@tanstack/react-query';
import Print from '@mui/icons-material/PrintOutlined';
import { Box, Button, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { listsInOneFile, type SittingRow } from '../../api/scheduling/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Section } from '../page/Section.tsx';
import { sittingAddress } from '../sittings/sitting-address.ts';
import { SittingStateTag } from '../sittings/SittingStateTag.tsx';
import { Window } from '../sittings/Window.tsx';

/** The sittings that were made, each with its list to print. */
export function MadeSittings({ request: { id, reference } }: { request: { id: string; reference: string } }) {
  const translate = useTranslate();
  const { data, error, refetch } = useAllSittings(id);
  const toPrint = data?.filter(({ state }) => state !== 'cancelled') ?? [];
  return (
    <Section title={translate('scheduling.request.admin.made')}>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {toPrint.length > 1 && (
        <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1, mb: 1 }}>
          {partsOf(toPrint.length).map(({ part, first, last }) => {
            const words = toPrint.length > listsInOneFile ? 'some' : 'all';
            return (
              <PrintButton
                key={part}
                href={`/api/scheduling-requests/${id}/attendance-lists?part=${part}`}
                name={translate(`scheduling.admin.print.${words}Of`, { first, last, reference })}
                variant="contained"
              >
                {translate(`scheduling.admin.print.${words}`, { first, last })}
              </PrintButton>
            );
          })}
        </Stack>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data?.map((sitting) => (
          <Made key={sitting.id} sitting={sitting} />
        ))}
      </Box>
    </Section>
  );
}

/** The files in which so many lists lie. */
const partsOf = (count: number) =>
  Array.from({ length: Math.ceil(count / listsInOneFile) }, (_, index) => ({
    part: index + 1,
    first: index * listsInOneFile + 1,
    last: Math.min(count, (index + 1) * listsInOneFile),
  }));

/** As many as the API gives at once. */
const perPage = 100;

/** All of them, however many pages that takes. Under the key of their list: what makes it stale makes this so too. */
function useAllSittings(requestId: string) {
  const backOffice = useDataProvider<BackOffice>();
  return useQuery({
    queryKey: ['sittings', 'getList', 'of-request', requestId],
    queryFn: async () => {
      const all: SittingRow[] = [];
      for (let page = 1; ; page += 1) {
        const { data, total = 0 } = await backOffice.getList<SittingRow>('sittings', {
          pagination: { page, perPage },
          sort: { field: 'opensAt', order: 'ASC' },
          filter: { schedulingRequestId: requestId },
        });
        all.push(...data);
        if (data.length === 0 || all.length >= total) return all;
      }
    },
  });
}

function Made({ sitting: { id, exam, window, location, reference, state } }: { sitting: SittingRow }) {
  const translate = useTranslate();
  const name = `${exam.code} · ${exam.title}`;
  return (
    <Box
      component="li"
      sx={{
        py: 1.5,
        '& + &': { borderTop: 1, borderColor: 'divider' },
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        justifyContent: 'space-between',
      }}
    >
      <Box sx={{ display: 'grid', gap: 0.25, justifyItems: 'start', minWidth: 0 }}>
        <Link component={RouterLink} to={sittingAddress(id)} sx={{ fontWeight: 600, py: 0.25 }}>
          {name}
        </Link>
        <Typography variant="body2">
          <Window of={window} />, {location}
        </Typography>
        <SittingStateTag state={state} />
      </Box>
      {state !== 'cancelled' && (
        <PrintButton
          href={`/api/sittings/${id}/attendance-list`}
          name={translate('scheduling.admin.print.listOf', { exam: name, reference })}
        >
          {translate('scheduling.admin.print.list')}
        </PrintButton>
      )}
    </Box>
  );
}

type PrintButtonProps = {
  href: string;
  /** For whoever hears the button without what stands around it. It begins with what is seen. */
  name: string;
  variant?: 'contained' | 'outlined';
  children: ReactNode;
};

function PrintButton({ href, name, variant = 'outlined', children }: PrintButtonProps) {
  return (
    <Button
      href={href}
      target="_blank"
      rel="noopener"
      variant={variant}
      size="small"
      startIcon={<Print aria-hidden />}
      aria-label={name}
    >
      {children}
    </Button>
  );
}
