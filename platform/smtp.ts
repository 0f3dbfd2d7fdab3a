import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';

export type Attachment = { filename: string; content: Buffer; contentType: string };

/** A mail as it goes out. `messageId` is fixed by the queue, so that every attempt is recognisably the same mail. */
export type OutgoingMail = {
  from: string;
  to: string;
  messageId: string;
  /** The Message-ID of the mail that it answers, and those of its thread with spaces between. */
  inReplyTo?: string;
  references?: string;
  date: Date;
  subject: string;
  html: string;
  text: string;
  attachments?: Attachment[];
};

/**
 * How an attempt ended. SMTP can't promise exactly once: when the connection is lost after the last byte, nobody knows
 * whether the server took the mail, and that is told as it is. `answer` is the server's code or the fault's, never an
 * address.
 */
export type Delivery = { kind: 'sent' | 'temporary' | 'permanent' | 'unclear'; answer: string };

export type Mailer = { send(mail: OutgoingMail): Promise<Delivery>; close(): void };

/** @param url `smtp://user:password@host:587` or `smtps://…` */
export function openMailer(url: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const handedOver = new Set<string>();
  transport.use('stream', (mail, done) => {
    const id = String(mail.data.messageId);
    // The last byte has passed: from here on only the server's answer tells whether it took the mail.
    mail.message.transform(() => noteEnd(() => handedOver.add(id)));
    done();
  });
  return {
    async send(mail) {
      try {
        const sent = await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
        return { kind: 'sent', answer: sent.response.slice(0, 3) };
      } catch (error) {
        return failureOf(error, handedOver.has(mail.messageId));
      } finally {
        handedOver.delete(mail.messageId);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

const noteEnd = (onEnd: () => void): PassThrough =>
  new PassThrough({
    flush(done) {
      onEnd();
      done();
    },
  });

/** What nodemailer puts on its errors. `code` EENVELOPE and EMESSAGE: the server refused the address or the mail. */
type SmtpError = { code?: string; responseCode?: number };

function failureOf(error: unknown, handedOver: boolean): Delivery {
  const { code, responseCode } = error as SmtpError;
  const answer = String(responseCode ?? code ?? 'unknown');
  if (responseCode === undefined) return { kind: handedOver ? 'unclear' : 'temporary', answer };
  const refused = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  // A login or a greeting that the server refuses is our own configuration: it will be mended, and the mail waits.
  return { kind: refused ? 'permanent' : 'temporary', answer };
}
