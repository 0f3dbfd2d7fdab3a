/** The one set of design values for public pages, mails, PDFs and the admin theme. Colours meet WCAG AA on `surface`. */
export const tokens = {
  colour: {
    text: '#1d2733',
    textMuted: '#4d5b6a',
    surface: '#ffffff',
    page: '#f4f6f8',
    line: '#c9d2db',
    /** For edges that must be seen to use the page (fields, checkboxes): 3:1 on `surface` and `page`. */
    lineStrong: '#667585',
    primary: '#0b5a7d',
    primaryDark: '#083f58',
    primarySoft: '#e3f0f6',
    success: '#1e6b3a',
    successSoft: '#e4f3e9',
    warning: '#8a5200',
    warningSoft: '#fdf1dc',
    danger: '#a3211b',
    dangerSoft: '#fbe9e7',
    focus: '#ffb000',
  },
  font: { family: "'Open Sans', system-ui, -apple-system, 'Segoe UI', sans-serif", size: 17, lineHeight: 1.55 },
  space: { xs: 4, s: 8, m: 16, l: 24, xl: 40 },
  radius: 8,
  width: { text: 720, page: 1080 },
} as const;
