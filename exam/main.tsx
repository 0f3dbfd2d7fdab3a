/** @jsxImportSource preact */
import './looks/tokens.css';
import './looks/page.css';
import './looks/exam.css';
import { Component, render, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { App } from './App.tsx';
import type { Preview } from './preview/Preview.tsx';
import { keptTextSize, setTextSize } from './looks/text-size.ts';
import { Page } from './looks/Page.tsx';
import { WordsProvider } from './words/Words.tsx';
import { chosenLanguage, keepLanguage, loadWords, type Language, type Words } from './words/words.ts';

const previewed = /^\/examen\/preview\/([\w-]+)\/?$/.exec(location.pathname)?.[1];

/** The words first, then the exam; for staff with a preview's address, that. */
function Player() {
  const [words, setWords] = useState<Words | null>(null);
  const choose = (language: Language) => {
    void loadWords(language).then(
      (loaded) => {
        keepLanguage(language);
        document.documentElement.lang = language;
        setWords(loaded);
      },
      () => undefined, // there is no connection: the other language stays
    );
  };
  useEffect(() => choose(chosenLanguage()), []);
  if (!words) return null;
  return (
    <WordsProvider value={words}>
      <Safe words={words}>{previewed ? <PreviewWhenLoaded versionId={previewed} /> : <App onLanguage={choose} />}</Safe>
    </WordsProvider>
  );
}

/** The preview is for staff: a candidate does not fetch it. */
function PreviewWhenLoaded({ versionId }: { versionId: string }) {
  const [Loaded, setLoaded] = useState<typeof Preview | null>(null);
  useEffect(() => void import('./preview/Preview.tsx').then((loaded) => setLoaded(() => loaded.Preview)), []);
  return Loaded && <Loaded versionId={versionId} />;
}

/** Should a screen of ours break, the candidate reads what to do; the answers are kept. */
class Safe extends Component<{ words: Words; children: ComponentChildren }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static override getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    if (!this.state.isBroken) return this.props.children;
    const { t } = this.props.words;
    return (
      <Page title={t('broken.title')}>
        <p class="lead">{t('broken.text')}</p>
        <div class="actions">
          <button type="button" class="button" onClick={() => location.reload()}>
            {t('broken.reload')}
          </button>
        </div>
      </Page>
    );
  }
}

setTextSize(keptTextSize());
const root = document.getElementById('app');
if (root) render(<Player />, root);
