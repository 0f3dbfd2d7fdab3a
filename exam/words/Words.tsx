/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from './words.ts';

const WordsContext = createContext<Words | null>(null);

/** Gives all that is inside it the sentences of the chosen language. */
export const WordsProvider = WordsContext.Provider;

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('There are no words here: put it inside WordsProvider');
  return words;
}
