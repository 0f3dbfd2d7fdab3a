import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * The tokens in mailed links: 256 bits that only the mail and the secret together with the row can tell. The database
 * keeps a nonce and the token's hash; who reads the database alone can follow no link. The token can be made again when
 * the mail is sent, and at every further attempt, so it need not be kept anywhere.
 */
export const newNonce = (): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(32));

/** The token as it stands in the link: 43 characters, base64url. */
export const tokenOf = (secret: string, nonce: Uint8Array): string =>
  createHmac('sha256', secret).update('link').update(nonce).digest('base64url');

export const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(token).digest());

export const isTokenShaped = (text: string): boolean => /^[\w-]{43}$/.test(text);
