/**
 * Parts what someone wrote from the earlier mails that their program left below it: from the first line that begins with
 * `>` on, with the line above it that says who wrote. Nothing is left out, in case it was written in between.
 */
export function parted(body: string): { fresh: string; quoted: string } {
  const lines = body.split('\n');
  const first = lines.findIndex((line) => line.startsWith('>'));
  if (first < 0) return { fresh: body.trim(), quoted: '' };
  // Whoever answers between the quoted lines wants them read together.
  const after = lines.slice(first).some((line) => line.trim() !== '' && !line.startsWith('>'));
  if (after) return { fresh: body.trim(), quoted: '' };
  const introduction = (lines[first - 1] ?? '').trimEnd().endsWith(':') ? 1 : 0;
  const start = first - introduction;
  return { fresh: lines.slice(0, start).join('\n').trim(), quoted: lines.slice(start).join('\n').trim() };
}
