import { useEffect } from 'react';

/** The browser tab's title. Never a person's name: it stands in the browser's history. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · TeleToets`;
  }, [title]);
}
