/** An exam with what kind it is. Most titles begin with that already: then it is not said twice. */
export const withKind = (title: string, kind: string): string =>
  title.toLowerCase().startsWith(kind.toLowerCase()) ? title : `${title} (${kind})`;
