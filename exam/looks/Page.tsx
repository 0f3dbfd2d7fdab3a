/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../words/Words.tsx';
import type { Language } from '../words/words.ts';

/**
 * A screen on which one thing is said or asked. Its heading gets the focus when it comes, so that a screen reader goes on
 * there and the keyboard starts at the top.
 */
export function Page({ title, children, onLanguage }: PageProps) {
  const { t, language } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <header class="top">
        <span class="brand">{t('brand')}</span>
        {onLanguage && (
          <button
            type="button"
            class="button link small"
            lang={language === 'nl' ? 'en' : 'nl'}
            onClick={() => onLanguage(language === 'nl' ? 'en' : 'nl')}
          >
            {t('languageName')}
          </button>
        )}
      </header>
      <main class="page">
        <div class="sheet">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
      </main>
    </>
  );
}

type PageProps = {
  title: string;
  children: ComponentChildren;
  /** Where the language can be chosen. */
  onLanguage?: ((language: Language) => void) | undefined;
};
