const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * The instant at which clocks in the Netherlands show this, wherever the browser stands. A time that the change to summer
 * time skips is the one an hour later.
 *
 * @param local as `yyyy-mm-ddThh:mm`
 * @returns as ISO 8601 in UTC; null for what is no time
 */
export function amsterdamInstant(local: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(asUtc)) return null;
  const shownAt = (instant: number): number => Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`);
  // The distance to UTC there, looked up where the answer lies about: an hour off only beside a change of the clock.
  const guess = asUtc - (shownAt(asUtc) - asUtc);
  return new Date(asUtc - (shownAt(guess) - guess)).toISOString();
}
