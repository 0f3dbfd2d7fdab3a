import Add from '@mui/icons-material/Add';
import { Alert, Box, Button, Stack } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ExamVersionDetails, ItemKind, Section } from '../../../api/exam-bank/contract.ts';
import { Section as PageSection } from '../../page/Section.tsx';
import {
  addItem,
  addSection,
  changeItem,
  changeSection,
  duplicateItem,
  moveItem,
  moveSection,
  newItem,
  newSection,
  removeItem,
  removeSection,
} from './content-changes.ts';
import { DraftBar } from './DraftBar.tsx';
import { DraftSettings } from './DraftSettings.tsx';
import type { ItemAct } from './ItemCard.tsx';
import { NoLongerADraft, NotADraft } from './NotADraft.tsx';
import { RichTextField } from './RichTextField.tsx';
import { SectionCard } from './SectionCard.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { ToDo } from './ToDo.tsx';
import { useDraft } from './use-draft.ts';
import { useRemoved } from './use-removed.ts';

/** An exam that is being made: its settings, what stands above it, and its parts with their questions. */
export function DraftEditor({ version, gone }: { version: ExamVersionDetails; gone: boolean }) {
  const translate = useTranslate();
  const editing = useDraft(version);
  const { draft, seen, change, changeContent } = editing;
  const { content } = draft;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const undo = useRemoved(content, changeContent);
  const goTo = useGoTo();

  function show(id: string) {
    setOpen((now) => new Set([...now, id]));
    goTo(id);
  }
  function add(sectionId: string, kind: ItemKind) {
    const item = newItem(kind);
    changeContent(addItem(sectionId, item));
    show(item.id);
  }
  const nameOfItem = (id: string) => {
    const at = content.sections.flatMap(({ items }) => items).findIndex((item) => item.id === id);
    return translate('exam-bank.admin.item.name', { number: at + 1 });
  };
  function act(id: string, what: ItemAct) {
    if (what === 'toggle')
      setOpen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
    if (what === 'up' || what === 'down') changeContent(moveItem(id, what === 'up' ? -1 : 1));
    if (what === 'remove') undo.remove(removeItem(id), nameOfItem(id));
    if (what === 'duplicate') {
      const doubled = duplicateItem(content, id);
      if (!doubled) return;
      changeContent(() => doubled.content);
      show(doubled.copy.id);
    }
  }

  const isDraft = version.state === 'draft' && !gone;
  if (!isDraft && !editing.unsaved) return <NotADraft versionId={version.id} />;
  return (
    <Stack spacing={2.5}>
      {isDraft ? <StaleNotice editing={editing} /> : <NoLongerADraft />}
      {isDraft && <DraftBar editing={editing} />}
      <ToDo faults={seen.faults} unsaved={editing.unsaved} onGoTo={show} />
      <DraftSettings draft={draft} onChange={change} />
      <PageSection title={translate('exam-bank.admin.editor.introduction')}>
        <RichTextField
          label={translate('exam-bank.admin.editor.introduction')}
          value={content.introduction}
          help={translate('exam-bank.admin.editor.introductionHelp')}
          onChange={(introduction) => changeContent((now) => ({ ...now, introduction }))}
        />
      </PageSection>
      {content.sections.map((section, index) => (
        <SectionCard
          key={section.id}
          section={section}
          number={index + 1}
          firstItem={numberOfFirst(content.sections, index)}
          open={open}
          faults={seen.faults}
          onChange={(changed) => changeContent(changeSection(section.id, () => changed))}
          onMove={(by) => changeContent(moveSection(section.id, by))}
          onRemove={() =>
            undo.remove(removeSection(section.id), translate('exam-bank.admin.section.name', { number: index + 1 }))
          }
          onAdd={(kind) => add(section.id, kind)}
          onItem={(id, item) => changeContent(changeItem(id, item))}
          onAct={act}
        />
      ))}
      <Box>
        <Button
          variant="outlined"
          startIcon={<Add aria-hidden />}
          onClick={() => {
            const section = newSection();
            changeContent(addSection(section));
            goTo(section.id);
          }}
        >
          {translate('exam-bank.admin.section.add')}
        </Button>
      </Box>
      <Box role="status" sx={{ position: 'sticky', bottom: 8, zIndex: 2, '&:empty': { display: 'none' } }}>
        {undo.removed !== null && (
          <Alert
            severity="info"
            action={
              <Button color="inherit" size="small" onClick={undo.putBack}>
                {translate('exam-bank.admin.editor.putBack')}
              </Button>
            }
          >
            {translate('exam-bank.admin.editor.removed', { name: undo.removed })}
          </Alert>
        )}
      </Box>
    </Stack>
  );
}

/** Questions are numbered through the whole exam. */
const numberOfFirst = (sections: readonly Section[], index: number): number =>
  1 + sections.slice(0, index).reduce((sum, { items }) => sum + items.length, 0);

/** Brings a part or question into sight with the focus on it, once it is on the page. */
function useGoTo() {
  const wanted = useRef<string>(null);
  useEffect(() => {
    const part = wanted.current === null ? null : document.getElementById(`part-${wanted.current}`);
    if (!part) return;
    wanted.current = null;
    part.scrollIntoView({ block: 'center' });
    part.focus({ preventScroll: true });
  });
  return (id: string) => {
    wanted.current = id;
  };
}
