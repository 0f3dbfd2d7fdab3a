import PostalMime, { type Email } from 'postal-mime';
import { messageIdsIn } from '../domain/incoming-mail.ts';

/** A mail that came in, as far as something can be made of it. All text is what a table can hold and a page can show. */
export type ReadMail = {
  /** False where the mail is broken, or tells nobody's address. */
  readable: boolean;
  /** With its angle brackets; null where the sender gave none. */
  messageId: string | null;
  /** The Message-IDs that it goes on from, the nearest last. */
  references: string[];
  /** In lower case; empty where there is none. Reply-To is left alone: it would lead an answer to whoever wrote it there. */
  fromAddress: string;
  /** Empty where there is none. */
  fromName: string;
  subject: string;
  /** Plain text; HTML was made into text. */
  text: string;
  attachments: { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }[];
  /** Names in lower case; of a repeated header the first. */
  headers: ReadonlyMap<string, string>;
};

/** Longer text than this, in characters, and more files, are found in the mail itself. */
const longestText = 50_000;
const mostAttachments = 50;
const largestHeaders = 256 * 1024;

/**
 * Reads a mail as it arrived, to the byte. It never throws: of a mail that can't be read the headers are tried alone.
 * @param raw the mail, or its headers alone
 */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  try {
    return await asRead(await parse(raw));
  } catch {
    try {
      const read = await asRead(await parse(headersOf(raw)));
      return { ...read, readable: false, text: '', attachments: [] };
    } catch {
      return nothingRead;
    }
  }
}

const nothingRead: ReadMail = {
  readable: false,
  messageId: null,
  references: [],
  fromAddress: '',
  fromName: '',
  subject: '',
  text: '',
  attachments: [],
  headers: new Map(),
};

const parse = (raw: Uint8Array): Promise<Email> =>
  PostalMime.parse(raw, { maxNestingDepth: 50, maxHeadersSize: largestHeaders, attachmentEncoding: 'arraybuffer' });

/** The lines before the first empty one; no more of them than can be meant. */
function headersOf(raw: Uint8Array): Uint8Array {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, largestHeaders / 2));
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'))?.index ?? start.length;
  return Buffer.concat([start.subarray(0, end), Buffer.from('\r\n\r\n')]);
}

async function asRead(mail: Email): Promise<ReadMail> {
  const fromAddress = addressOf(mail);
  return {
    readable: fromAddress !== '',
    messageId: messageIdsIn(mail.messageId ?? '')[0] ?? null,
    references: messageIdsIn(`${mail.references ?? ''} ${mail.inReplyTo ?? ''}`),
    fromAddress,
    fromName: line(mail.from?.name ?? '', 100),
    subject: line(mail.subject ?? '', 250),
    text: lines(mail.text ?? (mail.html ? await textOf(mail.html) : '')),
    attachments: mail.attachments.slice(0, mostAttachments).map(({ filename, mimeType, content }) => ({
      name: fileName(filename ?? ''),
      mediaType: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(mimeType) ? mimeType.toLowerCase() : 'application/octet-stream',
      content: bytesOf(content),
    })),
    headers: new Map(mail.headers.toReversed().map(({ key, value }) => [key.toLowerCase(), line(value, 1_000)])),
  };
}

function addressOf({ from }: Email): string {
  const address = (from?.address ?? '').trim().toLowerCase();
  return address.length <= 254 && /^[^\s@<>"(),:;[\]\\]+@[a-z0-9.-]+\.[a-z0-9-]+$/.test(address) ? address : '';
}

/**
 * The text of a mail that is HTML alone. postal-mime makes it, safely and in linear time, where HTML stands beside text:
 * so it is laid beside an empty one.
 */
async function textOf(html: string): Promise<string> {
  const boundary = `part-${crypto.randomUUID()}`;
  const part = (type: string, body: string) =>
    `--${boundary}\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`;
  const { text } = await PostalMime.parse(
    `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${part('plain', ' ')}${part('html', html.slice(0, 20 * longestText))}--${boundary}--\r\n`,
  );
  return text ?? '';
}

/** A name alone, without a folder, as it is safe to save. */
const fileName = (name: string): string =>
  line(name, 300)
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[<>:"|?*]/g, '_')
    .slice(-150) ?? '';

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** One line without control characters, and whole characters only: a table takes no half ones. */
const line = (text: string, longest: number): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

const lines = (text: string): string =>
  text
    .slice(0, 2 * longestText)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
    .slice(0, longestText)
    .toWellFormed();
