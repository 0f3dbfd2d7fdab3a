import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { tokens } from '../design/tokens.ts';

const { colour, font, radius } = tokens;
const rem = (pixels: number) => `${pixels / 16}rem`;

/** Two-toned, so that it stands out on light and on dark. */
const focusRing = { outline: `3px solid ${colour.focus}`, outlineOffset: '1px', boxShadow: `0 0 0 5px ${colour.text}` };

/** The same design values as the public pages, for MUI: calm, one accent colour, no ripples, no capitals. */
export const theme: RaThemeOptions = {
  ...defaultTheme,
  palette: {
    mode: 'light',
    primary: { main: colour.primary, dark: colour.primaryDark, contrastText: colour.surface },
    secondary: { main: colour.primaryDark, contrastText: colour.surface },
    success: { main: colour.success, contrastText: colour.surface },
    warning: { main: colour.warning, contrastText: colour.surface },
    error: { main: colour.danger, contrastText: colour.surface },
    info: { main: colour.primary, contrastText: colour.surface },
    text: { primary: colour.text, secondary: colour.textMuted },
    background: { default: colour.page, paper: colour.surface },
    divider: colour.line,
  },
  shape: { borderRadius: radius },
  typography: {
    fontFamily: font.family,
    fontWeightMedium: 600,
    fontWeightBold: 600,
    h1: { fontSize: rem(26), fontWeight: 600, lineHeight: 1.3, color: colour.primaryDark },
    h2: { fontSize: rem(18), fontWeight: 600, lineHeight: 1.35, color: colour.primaryDark },
    h3: { fontSize: rem(16), fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: rem(font.size - 1), lineHeight: font.lineHeight },
    body2: { fontSize: rem(font.size - 2), lineHeight: font.lineHeight },
    button: { fontSize: rem(font.size - 2), fontWeight: 600, textTransform: 'none' },
  },
  components: {
    ...defaultTheme.components,
    MuiCssBaseline: {
      styleOverrides: {
        'h1:focus, main:focus': { outline: 'none' },
        'a:focus-visible': { ...focusRing, borderRadius: 3 },
        a: { color: colour.primary, textUnderlineOffset: '0.2em' },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible, &:focus-visible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { minHeight: 44, borderRadius: radius }, sizeSmall: { minHeight: 36 } },
    },
    MuiPaper: { defaultProps: { elevation: 0 } },
    MuiCard: { styleOverrides: { root: { border: `1px solid ${colour.line}` } } },
    MuiAlert: {
      styleOverrides: {
        root: {
          color: colour.text,
          variants: [
            { props: { severity: 'info' }, style: { backgroundColor: colour.primarySoft } },
            { props: { severity: 'success' }, style: { backgroundColor: colour.successSoft } },
            { props: { severity: 'warning' }, style: { backgroundColor: colour.warningSoft } },
            { props: { severity: 'error' }, style: { backgroundColor: colour.dangerSoft } },
          ],
        },
        message: { fontSize: rem(font.size - 2) },
      },
    },
    MuiToggleButton: { styleOverrides: { root: { color: colour.textMuted, backgroundColor: colour.surface } } },
    MuiTab: { styleOverrides: { root: { minHeight: 48, paddingInline: 14 } } },
    MuiTableCell: {
      styleOverrides: {
        root: { fontSize: rem(font.size - 2), borderColor: colour.line, padding: '12px 16px' },
        head: { fontWeight: 600, color: colour.textMuted, backgroundColor: colour.surface },
      },
    },
    MuiTextField: { defaultProps: { variant: 'outlined', margin: 'none', size: 'medium', fullWidth: true } },
    MuiFormControl: { defaultProps: { variant: 'outlined', margin: 'none', size: 'medium', fullWidth: true } },
    MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: colour.textMuted } } },
  },
};
