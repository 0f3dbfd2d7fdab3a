import { Alert, Box, Link, Stack } from '@mui/material';
import { CanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AccountApplication } from '../../api/account-application/contract.ts';

type Found = AccountApplication['warnings'][number]['found'][number];

/** What a reviewer should look at before approving, with the way to what was found. */
export function ApplicationWarnings({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  if (application.warnings.length === 0) return null;
  return (
    <Stack component="section" spacing={1} aria-label={translate('application.warnings')}>
      {application.warnings.map(({ code, found }) => (
        // Not role="alert": it stands there when the page opens, and interrupts nobody.
        <Alert key={code} severity="warning" role="note">
          {translate(`domain.warnings.${code}`)}
          {found.length > 0 && (
            <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
              {found.map((one) => (
                <Box component="li" key={one.id} sx={{ overflowWrap: 'anywhere' }}>
                  <WhatWasFound found={one} />
                </Box>
              ))}
            </Box>
          )}
        </Alert>
      ))}
    </Stack>
  );
}

/** A link for who may see it there, else its name alone. A study field has no page of its own. */
function WhatWasFound({ found: { resource, id, label } }: { found: Found }) {
  if (resource === 'study-fields') return label;
  return (
    <CanAccess resource={resource} action="show" accessDenied={label} loading={label}>
      <Link component={RouterLink} to={`/${resource}/${id}/show`}>
        {label}
      </Link>
    </CanAccess>
  );
}
