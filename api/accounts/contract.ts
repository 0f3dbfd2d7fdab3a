import { z } from 'zod';
import { actions, roles, type Action } from '../../domain/access.ts';
import type { accountChangeKinds } from '../../domain/accounts.ts';
import { listSearch } from '../http/search-contract.ts';

/** The person who is logged in: who, with which rights, at which schools. `GET /api/me` */
export const me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    may: z.array(z.enum(actions as [Action, ...Action[]])),
    /** The language of our mails. */
    locale: z.enum(['nl', 'en']),
    twoFactor: z.object({ enabled: z.boolean(), required: z.boolean() }),
    /** For account holders: the own schools with the study fields that were applied for there. */
    schools: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        brin: z.string().nullable(),
        location: z.string(),
        studyFields: z.array(z.object({ id: z.uuid(), name: z.string(), group: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

/** What the login page must know before anyone logs in. `GET /api/login-settings` */
export const loginSettings = z.object({ twoFactor: z.enum(['required', 'off']) }).meta({ id: 'LoginSettings' });
export type LoginSettings = z.infer<typeof loginSettings>;

/** Accounts as the bureau manages them. Days are `yyyy-mm-dd` in Amsterdam, instants ISO 8601. */

const standing = z.enum(['active', 'invited', 'blocked', 'ended']);

export const accountRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    standing,
    /** The last day on which one can log in. */
    endsOn: z.iso.date().nullable(),
    twoFactor: z.boolean(),
    lastLoginAt: z.iso.datetime().nullable(),
    schools: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'AccountRow' });
export type AccountRow = z.infer<typeof accountRow>;

export const account = accountRow
  .omit({ schools: true })
  .extend({
    /** The row's version, sent back in If-Match when it is changed. */
    version: z.int(),
    createdAt: z.iso.datetime(),
    confirmedAt: z.iso.datetime().nullable(),
    /** The yearly question whether the account is still needed, while it waits for its answer. */
    question: z
      .object({ reference: z.string(), askedAt: z.iso.datetime(), answerBy: z.iso.datetime().nullable() })
      .nullable(),
    blockedAt: z.iso.datetime().nullable(),
    /** True for the own account, of which nothing is changed here. */
    isOwn: z.boolean(),
    /** Whether the reader may change this one. */
    mayManage: z.boolean(),
    sessions: z.array(
      z.object({ since: z.iso.datetime(), lastUsedAt: z.iso.datetime(), device: z.string().nullable() }),
    ),
    schools: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        brin: z.string().nullable(),
        location: z.string(),
        grantedAt: z.iso.datetime(),
        application: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
        studyFields: z.array(z.object({ id: z.uuid(), name: z.string(), group: z.string() })),
      }),
    ),
    /** Sittings of which this one is the owner and that are not over. */
    sittings: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string(),
        exam: z.string(),
        school: z.string(),
        opensAt: z.iso.datetime(),
        closesAt: z.iso.datetime(),
      }),
    ),
    openApplications: z.array(z.object({ id: z.uuid(), reference: z.string() })),
    history: z.array(
      z.object({
        at: z.iso.datetime(),
        code: z.string(),
        actor: z.string().nullable(),
        /** In the words of whoever did it. */
        reason: z.string().nullable(),
        /** What changed, by its name: an end date, a school, study fields. */
        about: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;

/** `GET /api/account-schools` */
export const accountSchool = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'AccountSchool' });
export type AccountSchool = z.infer<typeof accountSchool>;

export const accountFilter = z.object({
  role: z.enum(roles).optional(),
  standing: standing.optional(),
  schoolId: z.uuid().optional(),
});

/** `POST /api/accounts/search` */
export const accountSearch = accountFilter
  .extend(listSearch.shape)
  .extend({
    sort: z.enum(['name', 'createdAt', 'lastLoginAt']).default('name'),
    order: z.enum(['asc', 'desc']).default('asc'),
  })
  .meta({ id: 'AccountSearch' });

const reason = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u);
/** Made by the browser once per press: sent twice, it is done once. */
const requestId = z.uuid();

/** `POST /api/accounts/{id}/changes`, with If-Match. */
export const accountChange = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['blocked', 'unblocked', 'two-factor-reset']), requestId, reason }),
    z.object({ kind: z.literal('end-date'), requestId, endsOn: z.iso.date().nullable(), reason }),
    z.object({
      kind: z.literal('study-fields'),
      requestId,
      schoolId: z.uuid(),
      /** Those that are taken away. More of them need a signed form. */
      studyFieldIds: z.array(z.uuid()).min(1).max(100),
      reason,
    }),
    z.object({ kind: z.literal('access-ended'), requestId, schoolId: z.uuid(), reason }),
    z.object({ kind: z.literal('password-link'), requestId }),
  ])
  .meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof accountChange>;
export type AccountChangeKind = (typeof accountChangeKinds)[number];

/** The own account. */
const typedPassword = z.string().min(1).max(200);
/** `POST /api/me/password` */
export const ownPassword = z
  .object({ currentPassword: typedPassword, newPassword: typedPassword })
  .meta({ id: 'OwnPassword' });
export type OwnPassword = z.infer<typeof ownPassword>;
/** `POST /api/me/two-factor-removal` */
export const ownTwoFactorRemoval = z.object({ password: typedPassword }).meta({ id: 'OwnTwoFactorRemoval' });
/** `PUT /api/me/language` */
export const ownLanguage = z.object({ locale: z.enum(['nl', 'en']) }).meta({ id: 'OwnLanguage' });
export type OwnLanguage = z.infer<typeof ownLanguage>;
export const done = z.object({ done: z.literal(true) }).meta({ id: 'Done' });

/** `GET /api/study-field-applications`: for each own school what can be applied for, and what is under way. */
export const studyFieldOffer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    studyFields: z.array(z.object({ id: z.uuid(), name: z.string(), group: z.string() })),
    open: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  })
  .meta({ id: 'StudyFieldOffer' });
export const studyFieldOffers = z
  .object({
    schools: z.array(studyFieldOffer),
    /** True when a newer non-disclosure agreement has to be signed as well. */
    ndaIsDue: z.boolean(),
  })
  .meta({ id: 'StudyFieldOffers' });
export type StudyFieldOffers = z.infer<typeof studyFieldOffers>;

/** `POST /api/study-field-applications`. `id` is made by the browser once per form: sent twice, it is one application. */
export const studyFieldApplication = z
  .object({
    id: z.uuid(),
    schoolId: z.uuid(),
    studyFieldIds: z.array(z.uuid()).min(1).max(100),
    managerName: z.string().max(200),
    managerEmail: z.string().max(300),
  })
  .meta({ id: 'StudyFieldApplication' });
export type StudyFieldApplication = z.infer<typeof studyFieldApplication>;
export const studyFieldReceipt = z.object({ id: z.uuid(), reference: z.string() }).meta({ id: 'StudyFieldReceipt' });
export type StudyFieldReceipt = z.infer<typeof studyFieldReceipt>;
