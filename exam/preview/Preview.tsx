/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { z } from 'zod';
import type { candidateView } from '../../api/exam-bank/contract.ts';
import type { CandidateExam } from '../../domain/candidate-exam.ts';
import { PictureAddress } from '../items/Picture.tsx';
import { Page } from '../looks/Page.tsx';
import { isAnswered, questionsOf, type Given } from '../making/exam-in-hand.ts';
import { QuestionFrame, statesOf } from '../making/QuestionFrame.tsx';
import type { PaneMemory } from '../making/SharedPane.tsx';
import { newExamSounds, type SoundSource } from '../sound/exam-sounds.ts';
import { useWords } from '../words/Words.tsx';

type View = z.infer<typeof candidateView>;
/** The content with its keys, of which only the places of the sounds are used here. */
type VersionWithSounds = { content: { sections: { stimulus: { id: string; mediaId?: string } | null }[] } };
type Shown = { view: View; soundAddress: ReadonlyMap<string, string> };

const mediaAddress = (mediaId: string) => `/api/media/${mediaId}`;

/** An exam version as a candidate will see it, for staff. Nothing is saved. */
export function Preview({ versionId }: { versionId: string }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown | 'gone' | null>(null);
  useEffect(() => void fetchShown(versionId).then(setShown), [versionId]);
  if (shown === null) return <Page title={t('title')}>{t('busy')}</Page>;
  if (shown === 'gone' || questionsOf(shown.view.exam).length === 0) {
    return (
      <Page title={t('title')}>
        <p class="lead">{shown === 'gone' ? t('preview.gone') : t('preview.empty')}</p>
        <p>
          <a href="/admin/">{t('preview.toAdmin')}</a>
        </p>
      </Page>
    );
  }
  return <PreviewedExam {...shown} />;
}

function PreviewedExam({ view: { title, exam }, soundAddress }: Shown) {
  const { t } = useWords();
  const [index, setIndex] = useState(0);
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const memory = useRef<PaneMemory>(new Map());
  const questions = useMemo(() => questionsOf(exam), [exam]);
  const sounds = useMemo(() => newExamSounds(exam, uncounted(exam, soundAddress)), [exam, soundAddress]);
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
    heading.current?.focus();
  }, [index, t]);

  const answerOf = (itemId: string) => given[itemId] ?? { value: null, flagged: false };
  const change = (itemId: string, next: Partial<Given>) =>
    setGiven((before) => ({ ...before, [itemId]: { value: null, flagged: false, ...before[itemId], ...next } }));
  return (
    <PictureAddress.Provider value={mediaAddress}>
      <QuestionFrame
        {...{ title, questions, index, sounds, heading, answerOf }}
        states={statesOf(questions, answerOf, isAnswered)}
        introduction={exam.introduction}
        memory={memory.current}
        disabled={false}
        onGo={(next) => next !== null && setIndex(next)}
        onAnswer={(itemId, value) => change(itemId, { value })}
        onFlag={(itemId, flagged) => change(itemId, { flagged })}
        onPause={() => undefined}
        banner={<p class="note attention preview-bar">{t('preview.bar')}</p>}
      />
    </PictureAddress.Provider>
  );
}

async function fetchShown(versionId: string): Promise<Shown | 'gone'> {
  try {
    const [view, version] = await Promise.all([
      askJson<View>(`/api/exam-versions/${versionId}/preview`),
      askJson<VersionWithSounds>(`/api/exam-versions/${versionId}`),
    ]);
    const sounds = version.content.sections.flatMap(({ stimulus }) =>
      stimulus?.mediaId ? [[stimulus.id, mediaAddress(stimulus.mediaId)] as const] : [],
    );
    return { view, soundAddress: new Map(sounds) };
  } catch {
    return 'gone';
  }
}

async function askJson<Body>(address: string): Promise<Body> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${address} gave ${response.status}`);
  return (await response.json()) as Body;
}

/** Plays are counted here as in an exam, so that staff sees what happens, and forgotten with the page. */
function uncounted(exam: CandidateExam, addresses: ReadonlyMap<string, string>): SoundSource {
  const plays = new Map<string, number>(exam.sections.map(({ stimulus }) => [stimulus?.id ?? '', 0]));
  return {
    standOf: () => ({ plays: 0, positionMs: null }),
    fetchSound: async (stimulusId) => {
      const address = addresses.get(stimulusId);
      const response = address === undefined ? null : await fetch(address).catch(() => null);
      return response?.ok === true ? await response.blob() : null;
    },
    begin: async (stimulusId) => {
      const count = (plays.get(stimulusId) ?? 0) + 1;
      plays.set(stimulusId, count);
      return { plays: count };
    },
    recount: async () => null,
    note: () => undefined,
  };
}
