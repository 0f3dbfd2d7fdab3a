import { useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { Fact, Facts } from '../../page/Facts.tsx';
import { Moment } from '../../page/Moment.tsx';
import { Section } from '../../page/Section.tsx';
import { Window } from '../Window.tsx';

export function SittingFacts({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const { exam } = sitting;
  return (
    <Section title={translate('scheduling.admin.facts')}>
      <Facts>
        <Fact label="scheduling.admin.fact.exam">
          {exam.code} · {exam.title}
        </Fact>
        <Fact label="scheduling.admin.fact.kind">{translate(`scheduling.admin.kind.${exam.kind}`)}</Fact>
        <Fact label="scheduling.admin.fact.duration">
          {translate('scheduling.admin.minutes', { smart_count: exam.durationMinutes })}
        </Fact>
        <Fact label="scheduling.admin.fact.window">
          <Window of={sitting.window} />
        </Fact>
        <Fact label="scheduling.admin.fact.location">{sitting.location}</Fact>
        <Fact label="scheduling.admin.fact.school">{sitting.school.name}</Fact>
        <Fact label="scheduling.admin.fact.owner">{sitting.owner.name}</Fact>
        <Fact label="scheduling.admin.fact.scheduledBy">
          {translate(`scheduling.admin.scheduledBy.${sitting.scheduledBy}`)}
        </Fact>
        <Fact label="scheduling.admin.fact.results">
          {sitting.scheduledBy === 'holder' ? (
            translate('scheduling.admin.resultsAtOnce')
          ) : (
            <Moment at={sitting.resultsFrom} />
          )}
        </Fact>
      </Facts>
    </Section>
  );
}
