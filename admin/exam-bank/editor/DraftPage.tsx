import { useState } from 'react';
import { HttpError, useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import type { ExamVersionDetails } from '../../../api/exam-bank/contract.ts';
import { useMe } from '../../access/use-me.ts';
import { NoAccess } from '../../layout/NoAccess.tsx';
import { CouldNotLoad } from '../../page/CouldNotLoad.tsx';
import { Page } from '../../page/Page.tsx';
import { examPath } from '../addresses.ts';
import { NotADraft } from './NotADraft.tsx';
import { DraftEditor } from './DraftEditor.tsx';

/** The editor of a draft. A version that was published is shown as what it is: it never changes. */
export function DraftPage() {
  const translate = useTranslate();
  const { id = '', versionId = '' } = useParams();
  const me = useMe();
  const { data: version, error, refetch } = useGetOne<ExamVersionDetails>('exam-versions', { id: versionId });
  if (me === undefined) return null;
  if (!me.may.includes('exam-bank.edit')) return <NoAccess />;
  const title = version ? `${translate('exam-bank.admin.editor.title')} · ${version.code}` : '';
  return (
    <Page
      title={title || translate('exam-bank.admin.editor.title')}
      back={{ to: examPath(id), label: 'exam-bank.admin.one' }}
    >
      {error && !version && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {version && (
        <Shown key={version.id} version={version} gone={error instanceof HttpError && error.status === 404} />
      )}
    </Page>
  );
}

type ShownProps = { version: ExamVersionDetails; gone: boolean };

/** What was opened as a draft stays an editor: what was typed is there, also when it can't be saved any more. */
function Shown({ version, gone }: ShownProps) {
  const [cameAsDraft] = useState(version.state === 'draft');
  return cameAsDraft ? <DraftEditor version={version} gone={gone} /> : <NotADraft versionId={version.id} />;
}
