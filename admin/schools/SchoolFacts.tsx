import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { School } from '../../api/schools/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Day } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { SchoolLink } from './SchoolLink.tsx';

/** What a school is, and how much there is of it. */
export function SchoolFacts({ school }: { school: School }) {
  const translate = useTranslate();
  const { sittings, comingSittings, schedulingRequests, inspections } = school.counts;
  return (
    <Section title={translate('school.admin.facts')}>
      <Facts>
        <Fact label="school.admin.field.kind">{translate(`school.admin.kinds.${school.kind}`)}</Fact>
        <Fact label="school.admin.field.brin">{school.brin ?? translate('school.admin.noBrin')}</Fact>
        <Fact label="school.admin.field.locations">
          {school.locations.length > 0 ? (
            <Lines of={school.locations.map((name) => ({ id: name, line: name }))} />
          ) : null}
        </Fact>
        <Fact label="school.admin.createdAt">
          <Day at={school.createdAt} />
        </Fact>
        <Fact label="school.admin.merge.reason">{school.mergeReason}</Fact>
        {!school.mergedInto && (
          <>
            <Fact label="school.admin.sittings">
              {sittings === 0
                ? '0'
                : translate('school.admin.sittingsOf', { smart_count: sittings, coming: comingSittings })}
            </Fact>
            <Fact label="school.admin.schedulingRequests">{String(schedulingRequests)}</Fact>
            <Fact label="school.admin.inspections">{String(inspections)}</Fact>
          </>
        )}
        {school.mergedFrom.length > 0 && (
          <Fact label="school.admin.mergedFrom">
            <Lines
              of={school.mergedFrom.map(({ id, name, reason }) => ({
                id,
                line: (
                  <>
                    <SchoolLink school={{ id, name }} />
                    {reason !== null && ` · ${reason}`}
                  </>
                ),
              }))}
            />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function Lines({ of }: { of: { id: string; line: React.ReactNode }[] }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {of.map(({ id, line }) => (
        <li key={id}>{line}</li>
      ))}
    </Box>
  );
}
