import { Box } from '@mui/material';
import { Suspense, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Loading, useGetIdentity, useTranslate } from 'react-admin';
import { Navigate, useLocation } from 'react-router';
import type { Me } from '../../api/accounts/contract.ts';
import { tokens } from '../../design/tokens.ts';
import { LiveUpdates } from '../live/LiveUpdates.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { SkipLink } from './SkipLink.tsx';

const navigationWidth = 232;

/** What stands around every page: who is logged in, where one can go, and whether the screen is still live. */
export function AppLayout({ children }: { children?: ReactNode }) {
  const { identity, error, refetch } = useGetIdentity();
  const me = identity as Me | undefined;
  if (me && me.twoFactor.required && !me.twoFactor.enabled) return <Navigate to="/two-factor" replace />;
  return (
    <Box sx={{ minHeight: '100vh', backgroundColor: 'background.default' }}>
      <SkipLink />
      <Header />
      <Box sx={{ display: 'flex', alignItems: 'stretch' }}>
        <Box
          sx={{
            display: { xs: 'none', md: 'block' },
            width: navigationWidth,
            flexShrink: 0,
            minHeight: 'calc(100vh - 64px)',
            backgroundColor: 'background.paper',
            borderRight: `1px solid ${tokens.colour.line}`,
          }}
        >
          {me && <Navigation />}
        </Box>
        <Box component="main" id="main-content" tabIndex={-1} sx={{ flexGrow: 1, minWidth: 0 }}>
          {me && <Guarded>{children}</Guarded>}
          {!me && error && <AwayForAMoment error={error} retry={() => void refetch?.()} />}
        </Box>
      </Box>
      {me && <LiveUpdates />}
    </Box>
  );
}

/** A fault in one page leaves the way to the others open; going to another page clears it. */
function Guarded({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary
      resetKeys={[pathname]}
      fallbackRender={({ resetErrorBoundary }) => (
        <AwayForAMoment error={new Error('problem.unexpected')} retry={resetErrorBoundary} />
      )}
    >
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function AwayForAMoment({ error, retry }: { error: Error; retry: () => void }) {
  const translate = useTranslate();
  return (
    <Page title={translate('problem.title')}>
      <CouldNotLoad error={error} retry={retry} />
    </Page>
  );
}
