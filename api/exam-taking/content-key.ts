import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Opens an exam's content to the session that started it, until the attempt's time is over, without asking the database:
 * at nine o'clock a whole school fetches its exam. Bound to the session's token, which only its cookie holds.
 */
export type KeyHolder = { secret: string; token: string; versionId: string };

/** @param until after this instant the key opens nothing any more */
export function contentKey(holder: KeyHolder, until: Date): string {
  const expires = until.getTime().toString(36);
  return `${expires}.${sealOf(holder, expires).toString('base64url')}`;
}

export function isContentKey(holder: KeyHolder, key: string, at: Date): boolean {
  const [expires = '', seal = ''] = key.split('.');
  const given = Buffer.from(seal, 'base64url');
  const right = sealOf(holder, expires);
  return given.length === right.length && timingSafeEqual(given, right) && at.getTime() <= Number.parseInt(expires, 36);
}

const sealOf = ({ secret, token, versionId }: KeyHolder, expires: string): Buffer =>
  createHmac('sha256', secret).update(`exam-content\0${token}\0${versionId}\0${expires}`).digest();
