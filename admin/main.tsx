/// <reference types="vite/client" />
import './without-eval.ts';
import '@fontsource/open-sans/400.css';
import '@fontsource/open-sans/600.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startI18n } from './i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with id "root"');

const i18nProvider = await startI18n();
createRoot(root).render(
  <StrictMode>
    <App i18nProvider={i18nProvider} />
  </StrictMode>,
);
