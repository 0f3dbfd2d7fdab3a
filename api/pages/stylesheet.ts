import { tokens } from '../../design/tokens.ts';

const { colour, font, space, radius, width } = tokens;

const fontFaces = (['latin-ext', 'latin'] as const).flatMap((subset) =>
  [400, 600].map(
    (weight) => `@font-face {
  font-family: 'Open Sans';
  font-weight: ${weight};
  font-display: swap;
  src: url('/assets/fonts/open-sans-${subset}-${weight}-normal.woff2') format('woff2');
  unicode-range: ${unicodeRanges()[subset]};
}`,
  ),
);

/** As @fontsource/open-sans divides its files. */
function unicodeRanges() {
  return {
    latin:
      'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
    'latin-ext':
      'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  };
}

/** The one stylesheet of the public pages, built from the design tokens. */
export const css = `${fontFaces.join('\n')}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: ${font.size}px; scroll-padding-top: ${space.l}px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  color: ${colour.text}; background: ${colour.page}; font-family: ${font.family}; line-height: ${font.lineHeight};
  overflow-wrap: break-word;
}
a { color: ${colour.primary}; text-underline-offset: 0.15em; }
a:hover { color: ${colour.primaryDark}; text-decoration-thickness: 2px; }
:focus-visible {
  outline: 3px solid ${colour.text}; outline-offset: 2px; box-shadow: 0 0 0 2px ${colour.focus}; border-radius: 2px;
}
h1, h2, h3 { line-height: 1.25; font-weight: 600; margin: 0 0 ${space.s}px; text-wrap: balance; hyphens: auto; }
h1 { font-size: 1.9rem; margin-bottom: ${space.m}px; }
h2 { font-size: 1.35rem; margin-top: ${space.xl}px; margin-bottom: 12px; }
h3 { font-size: 1.1rem; margin-top: ${space.l}px; }
p, ul, ol, dl { margin: 0 0 ${space.m}px; }
ul, ol { padding-left: 1.4em; }
ul { list-style-type: disc; }
li { margin-bottom: ${space.xs}px; }
.skip { position: absolute; left: -999em; }
.skip:focus { position: static; display: block; padding: ${space.s}px ${space.m}px; background: ${colour.surface}; }
.hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; border: 0;
}
.muted { color: ${colour.textMuted}; }
.lead { font-size: 1.1rem; max-width: 42em; }

.band { width: 100%; max-width: ${width.page}px; margin: 0 auto; padding: 0 ${space.l}px; }
.site-header { background: ${colour.surface}; border-bottom: 1px solid ${colour.line}; border-top: 4px solid ${colour.primary}; }
.site-header .band { display: flex; flex-wrap: wrap; align-items: center; gap: ${space.xs}px ${space.l}px; padding-top: ${space.s}px; padding-bottom: ${space.s}px; }
.brand { text-decoration: none; color: ${colour.text}; padding: ${space.xs}px 0; }
.brand strong { color: ${colour.primary}; font-size: 1.3rem; font-weight: 600; }
.brand span { color: ${colour.textMuted}; font-size: 0.9rem; }
.site-nav { margin-left: auto; }
.site-nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 ${space.m}px; margin: 0; padding: 0; }
.site-nav li { margin: 0; }
.site-nav a, .language { display: inline-block; padding: ${space.s}px 0; font-size: 0.95rem; }
.site-nav a { text-decoration: none; }
.site-nav a:hover { text-decoration: underline; }
.site-nav a[aria-current] { color: ${colour.text}; font-weight: 600; box-shadow: inset 0 -3px ${colour.primary}; }
main { flex: 1; width: 100%; max-width: ${width.text + 2 * space.xl + 2 * space.l}px; margin: 0 auto; padding: ${space.xl}px ${space.l}px; }
main.wide { max-width: ${width.page}px; }
.sheet { background: ${colour.surface}; border: 1px solid ${colour.line}; border-radius: ${radius}px; padding: ${space.xl}px; }
.sheet > :last-child, .note > :last-child, .step > :last-child, .ways > div > :last-child, form > :last-child, fieldset > :last-child { margin-bottom: 0; }
.site-footer { background: ${colour.surface}; border-top: 1px solid ${colour.line}; font-size: 0.95rem; }
.site-footer .band { padding-top: ${space.l}px; padding-bottom: ${space.l}px; }
.site-footer p { margin-bottom: ${space.xs}px; }

.button {
  display: inline-block; min-height: 48px; padding: 10px 22px; border: 2px solid ${colour.primary}; border-radius: ${radius}px;
  background: ${colour.primary}; color: ${colour.surface}; font: inherit; font-weight: 600; text-decoration: none;
  text-align: center; cursor: pointer;
}
.button:hover { background: ${colour.primaryDark}; border-color: ${colour.primaryDark}; color: ${colour.surface}; }
.button.quiet { background: ${colour.surface}; color: ${colour.primary}; }
.button.quiet:hover { background: ${colour.primarySoft}; color: ${colour.primaryDark}; }
.button.danger { background: ${colour.surface}; color: ${colour.danger}; border-color: ${colour.danger}; }
.button.danger:hover { background: ${colour.dangerSoft}; color: ${colour.danger}; }

.note { background: ${colour.primarySoft}; border-left: 4px solid ${colour.primary}; border-radius: 0 ${radius}px ${radius}px 0; padding: ${space.m}px ${space.l}px; margin: 0 0 ${space.l}px; }
.note.done { background: ${colour.successSoft}; border-color: ${colour.success}; }
.note.attention { background: ${colour.warningSoft}; border-color: ${colour.warning}; }
.note h2, .note h3 { margin-top: 0; font-size: 1.1rem; }
.facts { border-top: 1px solid ${colour.line}; }
.facts > div { display: grid; grid-template-columns: minmax(9em, 1fr) 2.4fr; gap: 0 ${space.m}px; padding: ${space.s}px 0; border-bottom: 1px solid ${colour.line}; }
.facts dt { color: ${colour.textMuted}; }
.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.facts ul { list-style: none; padding: 0; margin: 0; }
.small { font-size: 0.95rem; }
.code { font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace; font-size: 0.95rem; overflow-wrap: anywhere; }

.contents { display: grid; grid-template-columns: repeat(auto-fit, minmax(15em, 1fr)); gap: ${space.s}px ${space.m}px; list-style: none; margin: 0 0 ${space.l}px; padding: 0; counter-reset: contents; }
.contents li { margin: 0; counter-increment: contents; }
.contents a { display: flex; align-items: center; gap: ${space.s + 4}px; min-height: 48px; padding: ${space.s}px ${space.m}px; border: 1px solid ${colour.line}; border-radius: ${radius}px; text-decoration: none; font-weight: 600; background: ${colour.surface}; }
.contents a:hover { background: ${colour.primarySoft}; border-color: ${colour.primary}; }
.contents a::before { content: counter(contents); color: ${colour.textMuted}; min-width: 1em; }
.step-list { list-style: none; margin: 0; padding: 0; counter-reset: step; }
.step { position: relative; counter-increment: step; background: ${colour.surface}; border: 1px solid ${colour.line}; border-radius: ${radius}px; padding: ${space.l}px ${space.xl}px ${space.l}px 92px; margin: 0 0 ${space.m}px; }
.step::before { content: counter(step); position: absolute; left: 28px; top: ${space.l - 4}px; width: 40px; height: 40px; border-radius: 50%; background: ${colour.primary}; color: ${colour.surface}; font-weight: 600; font-size: 1.1rem; line-height: 40px; text-align: center; }
.step h2 { margin-top: 0; }
.step > p, .step > ul, .step > ol { max-width: 44em; }
.step .note { margin: ${space.m}px 0; }
.step .note:last-child { margin-bottom: 0; }
.ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17em, 100%), 1fr)); gap: ${space.m}px; }
.ways > div { border: 1px solid ${colour.line}; border-radius: ${radius}px; padding: ${space.l}px; }
.ways h2 { margin-top: 0; }
.big-link { font-size: 1.25rem; font-weight: 600; overflow-wrap: anywhere; }

form { margin: 0; }
.field { margin-bottom: ${space.l}px; }
.field > label, fieldset > legend { display: block; font-weight: 600; padding: 0; margin-bottom: ${space.xs}px; }
.hint { display: block; color: ${colour.textMuted}; margin: 0 0 ${space.s}px; font-size: 0.95rem; }
input[type='text'], input[type='email'], input[type='tel'], input[type='password'], select, textarea {
  display: block; width: 100%; min-height: 48px; padding: 9px 12px; border: 2px solid ${colour.lineStrong}; border-radius: ${radius - 2}px;
  background: ${colour.surface}; color: inherit; font: inherit;
}
textarea { min-height: 7em; resize: vertical; }
input[type='file'] { display: block; width: 100%; min-height: 48px; padding: 9px 0; font: inherit; }
input[type='file']::file-selector-button { min-height: 44px; margin-right: ${space.m}px; padding: ${space.s}px ${space.m}px; border: 2px solid ${colour.primary}; border-radius: ${radius}px; background: ${colour.surface}; color: ${colour.primary}; font: inherit; font-weight: 600; cursor: pointer; }
.happened { list-style: none; margin: 0 0 ${space.l}px; padding: 0; }
.happened li { margin: 0; padding: ${space.s}px 0; border-bottom: 1px solid ${colour.line}; }
.happened time { display: block; color: ${colour.textMuted}; font-size: 0.95rem; }
.awaited { list-style: none; margin: 0 0 ${space.l}px; padding: 0; }
.awaited li { margin: 0 0 ${space.m}px; padding: ${space.m}px; border: 1px solid ${colour.line}; border-left: 4px solid ${colour.primary}; border-radius: ${radius}px; overflow-wrap: anywhere; }
.awaited p { margin: 0; }
.awaited form, .awaited p + p { margin-top: ${space.s}px; }
.below { margin-top: ${space.l}px; }
.typed { white-space: pre-line; overflow-wrap: anywhere; }
.field.short input { max-width: 22em; }
.field.faulty, fieldset.faulty { border-left: 4px solid ${colour.danger}; padding-left: ${space.m}px; }
.faulty input[aria-invalid], .faulty select[aria-invalid], .faulty textarea[aria-invalid] { border-color: ${colour.danger}; }
.fault { display: block; color: ${colour.danger}; font-weight: 600; margin: 0 0 ${space.s}px; }
fieldset { min-width: 0; border: 0; margin: 0 0 ${space.l}px; padding: 0; }
fieldset fieldset { margin: ${space.m}px 0 0; }
fieldset fieldset > legend { font-size: 0.95rem; color: ${colour.textMuted}; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 0 ${space.m}px; }
.choice { position: relative; display: flex; align-items: flex-start; gap: ${space.s + 4}px; min-height: 44px; padding: ${space.s}px 0; }
.choice input { flex: none; width: 24px; height: 24px; margin: 1px 0 0; accent-color: ${colour.primary}; }
.choice label { flex: 1; min-width: 0; cursor: pointer; }
.summary { border: 3px solid ${colour.danger}; border-radius: ${radius}px; padding: ${space.m}px ${space.l}px; margin: 0 0 ${space.l}px; }
.summary h2 { margin-top: 0; }
.summary a { color: ${colour.danger}; font-weight: 600; }
.summary > :last-child { margin-bottom: 0; }
.actions { margin: ${space.l}px 0; }
details { margin: 0 0 ${space.l}px; }
summary { display: inline-block; cursor: pointer; color: ${colour.primary}; padding: ${space.s}px 0; min-height: 44px; text-decoration: underline; text-underline-offset: 0.15em; }
summary { list-style: none; }
summary::before { content: ''; display: inline-block; margin-right: ${space.s}px; border-style: solid; border-color: transparent; border-width: 5px 0 5px 8px; border-left-color: currentcolor; }
details[open] > summary::before { border-width: 8px 5px 0; border-color: transparent; border-top-color: currentcolor; }
summary::-webkit-details-marker { display: none; }
.paper { border: 1px solid ${colour.line}; border-radius: ${radius}px; background: ${colour.page}; padding: ${space.l}px; margin: 0 0 ${space.l}px; }
.paper h3 { font-size: 1rem; margin: ${space.m}px 0 ${space.xs}px; }
.paper ol { list-style: none; padding: 0; margin: 0; counter-reset: article; }
.paper li { counter-increment: article; margin: 0; }
.paper li h3::before { content: counter(article) '. '; }
.paper li p { margin-bottom: ${space.s}px; }
@media (max-width: 640px) {
  .band { padding-left: ${space.m}px; padding-right: ${space.m}px; }
  .site-nav { order: 3; margin-left: 0; width: 100%; }
  .language { margin-left: auto; }
  main { padding: ${space.m}px; }
  h1 { font-size: 1.55rem; }
  h2 { font-size: 1.2rem; }
  .sheet { padding: ${space.l}px ${space.m}px; }
  .step { padding: ${space.m}px; }
  .step::before { position: static; display: inline-block; width: 32px; height: 32px; line-height: 32px; font-size: 1rem; margin-bottom: ${space.s}px; }
  .facts > div { grid-template-columns: 1fr; }
  .note, .summary, .paper, .ways > div { padding: ${space.m}px; }
  .big-link { font-size: 1.1rem; }
  form .button { width: 100%; }
  form .button + .button { margin-top: ${space.s}px; }
}
@media print {
  .site-nav, .language, .skip, .actions { display: none; }
  body { background: none; }
  .sheet { border: 0; padding: 0; }
}
`;
