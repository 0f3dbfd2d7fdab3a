import { Link, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { SchoolLink } from '../schools/SchoolLink.tsx';
import { StudyFieldGroups } from '../study-fields/StudyFieldGroups.tsx';
import { Documents } from './Documents.tsx';
import { Exchange } from './Exchange.tsx';
import { EvidenceOfApplication } from './EvidenceOfApplication.tsx';
import { Scans } from './paper/Scans.tsx';
import { Refusal } from './Refusal.tsx';
import { Signatures } from './Signatures.tsx';

/** The application as it was handed in, with what was signed since. */
export function ApplicationDetails({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const { applicant, school, manager, studyFields, studyFieldsHad, purpose, asksNda } = application;
  return (
    <Stack spacing={2.5}>
      {application.refusal && <Refusal refusal={application.refusal} />}
      <Exchange application={application} />
      <Section title={translate('application.applicant')}>
        <Facts>
          <Fact label="application.name">{applicant.name}</Fact>
          <Fact label="application.function">{applicant.function}</Fact>
          <Fact label="application.email">
            <MailLink address={applicant.email} />
          </Fact>
          <Fact label="application.phone">{applicant.phone}</Fact>
          <Fact label="application.submittedAt">
            <Moment at={application.submittedAt} />
            {application.channel === 'paper' && ` · ${translate('evidence.paper.channel')}`}
          </Fact>
        </Facts>
      </Section>
      <Section title={translate('application.school')}>
        <Facts>
          <Fact label="application.schoolName">
            {school.id === null ? school.name : <SchoolLink school={{ id: school.id, name: school.name }} />}
          </Fact>
          <Fact label="application.brin">{school.brin ?? translate('application.noBrin')}</Fact>
          <Fact label="application.location">{school.location}</Fact>
          <Fact label="application.managerName">{manager.name}</Fact>
          <Fact label="application.managerEmail">
            <MailLink address={manager.email} />
          </Fact>
        </Facts>
      </Section>
      <Section title={translate(`application.asked.${purpose}`)}>
        <StudyFieldGroups studyFields={studyFields} />
      </Section>
      {studyFieldsHad.length > 0 && (
        <Section title={translate('application.studyFieldsHad')}>
          <StudyFieldGroups studyFields={studyFieldsHad} />
        </Section>
      )}
      <Section title={translate('application.signatures')}>
        <Signatures signatures={application.signatures} asksNda={asksNda} />
        <Documents application={application} />
      </Section>
      <Scans application={application} />
      <EvidenceOfApplication application={application} />
    </Stack>
  );
}

const MailLink = ({ address }: { address: string }) => <Link href={`mailto:${address}`}>{address}</Link>;
