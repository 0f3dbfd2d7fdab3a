import { v7 as uuid } from 'uuid';
import { hashOf, isTokenShaped, newNonce, tokenOf } from '../platform/link-token.ts';
import { ask, type Store, type Transaction } from './store.ts';

/** Mailed links: single use, expiring, revocable, bound to what is signed. */

export type LinkFault = 'unknown' | 'expired' | 'revoked' | 'used';

/** A link that was refused: the page says why and what to do now. */
export class LinkGone extends Error {
  override name = 'LinkGone';
  readonly fault: LinkFault;
  /** What it was for, where it was given out. */
  readonly taskId: string | null;
  constructor(fault: LinkFault, taskId: string | null = null) {
    super(`The link is ${fault}`);
    this.fault = fault;
    this.taskId = taskId;
  }
}

export async function createLink(
  tx: Transaction,
  linkSecret: string,
  link: { taskId: string; documentId: string | null; createdAt: Date; expiresAt: Date },
): Promise<string> {
  const nonce = newNonce();
  const id = uuid();
  const { taskId, documentId, createdAt, expiresAt } = link;
  const tokenHash = hashOf(tokenOf(linkSecret, nonce));
  await ask(tx, addLink, [id, taskId, nonce, tokenHash, documentId, createdAt, expiresAt]);
  return id;
}

const addLink = {
  name: 'add-link',
  text: `INSERT INTO link (id, task_id, nonce, token_hash, document_id, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

export const linkToken = (store: Store, link: { nonce: Uint8Array }): string => tokenOf(store.linkSecret, link.nonce);

/**
 * What a token leads to. Looking changes nothing but the first time it was opened.
 *
 * @throws {LinkGone} 'unknown' for a token that was never given out or belongs to another kind of task
 */
export async function findLink(
  db: Transaction | Store['prisma'],
  token: string,
  at: Date,
  kinds: readonly string[],
): Promise<FoundLink> {
  const [link] = isTokenShaped(token) ? await ask<FoundLink>(db, byToken, [hashOf(token)]) : [];
  if (!link || !kinds.includes(link.task.kind)) throw new LinkGone('unknown');
  if (!link.openedAt) await ask(db, opened, [link.id, at]);
  return link;
}

/** A link with the task that it answers. */
export type FoundLink = {
  id: string;
  taskId: string;
  documentId: string | null;
  expiresAt: Date;
  openedAt: Date | null;
  usedAt: Date | null;
  revokedAt: Date | null;
  task: { id: string; kind: string; key: string; caseId: string; state: string; outcome: string | null };
};

const byToken = {
  name: 'link-by-token',
  text: `
    SELECT link.id, task_id AS "taskId", document_id AS "documentId", link.expires_at AS "expiresAt",
      link.opened_at AS "openedAt", used_at AS "usedAt", revoked_at AS "revokedAt",
      json_build_object('id', task.id, 'kind', kind, 'key', key, 'caseId', case_id, 'state', state,
        'outcome', outcome) AS task
    FROM link JOIN task ON task.id = link.task_id
    WHERE token_hash = $1`,
};

const opened = {
  name: 'link-opened',
  text: 'UPDATE link SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL',
};

/**
 * Why a link can't be used any more; null while it can. A used one says so even after its term; one whose task was ended
 * without it, by whoever was quicker, is as good as revoked.
 */
export function faultOf(
  link: Pick<FoundLink, 'usedAt' | 'revokedAt' | 'expiresAt'> & { task: { state: string } },
  at: Date,
): LinkFault | null {
  if (link.usedAt) return 'used';
  if (link.revokedAt) return 'revoked';
  if (link.expiresAt <= at || link.task.state === 'expired') return 'expired';
  return link.task.state === 'open' ? null : 'revoked';
}

/**
 * Uses a link up, in the transaction of its effect.
 *
 * @throws {LinkGone} when it was used, revoked or over before
 */
export async function consumeLink(tx: Transaction, link: FoundLink, at: Date): Promise<void> {
  const fault = faultOf(link, at);
  if (fault) throw new LinkGone(fault, link.taskId);
  const used = await ask(tx, useUp, [link.id, at]);
  if (used.length === 0) throw new LinkGone('used');
}

const useUp = {
  name: 'use-link-up',
  text: `UPDATE link SET used_at = $2
    WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 RETURNING id`,
};

export async function revokeLinksOf(tx: Transaction, taskIds: string[], at: Date): Promise<void> {
  await ask(tx, revoke, [taskIds, at]);
}

const revoke = {
  name: 'revoke-links',
  text: 'UPDATE link SET revoked_at = $2 WHERE task_id = ANY($1::uuid[]) AND used_at IS NULL AND revoked_at IS NULL',
};

/** Why a link is gone: the application was withdrawn, someone else was asked, the account was shut, or something else. */
export async function whyGone(
  store: Store,
  taskId: string,
): Promise<'withdrawn' | 'replaced' | 'unanswered' | 'other'> {
  const task = await store.prisma.task.findUniqueOrThrow({
    where: { id: taskId },
    select: {
      kind: true,
      state: true,
      outcome: true,
      case: { select: { tasks: { where: { kind: 'withdrawal', state: 'done' }, select: { id: true } } } },
    },
  });
  if (task.kind === 'account-confirmation') return task.state === 'expired' ? 'unanswered' : 'other';
  if (task.outcome === 'replaced') return 'replaced';
  return task.case.tasks.length > 0 ? 'withdrawn' : 'other';
}
