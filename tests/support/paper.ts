import { randomUUID } from 'node:crypto';
import type { House } from './house.ts';
import { asFile, scanPdf, scanPng } from './scans.ts';

type Fields = Record<string, string | string[] | File>;

/** What the helpdesk does with paper, through the API. */
export function paperDesk(house: Pick<House, 'app' | 'origin' | 'application'>, cookie: string) {
  const send = async (path: string, fields: Fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return await house.app.request(house.origin + path, {
      method: 'POST',
      headers: { origin: house.origin, cookie },
      body,
    });
  };
  return {
    addScan: (applicationId: string, fields: Fields) =>
      send(`/api/account-applications/${applicationId}/scans`, {
        requestId: randomUUID(),
        file: asFile(scanPdf(), 'formulier.pdf'),
        ...fields,
      }),
    /** Enters an application with both signatures on two scans; `changes` with undefined leave a field out. */
    async enter(changes: Record<string, string | string[] | File | undefined> = {}) {
      const all: Record<string, string | string[] | File | undefined> = {
        ...(await house.application()),
        formScan: asFile(scanPdf(), 'formulier.pdf'),
        ndaScan: asFile(scanPng(), 'verklaring.png'),
        ...signedByManager,
        ...signedByApplicant,
        ...changes,
      };
      const fields = Object.entries(all).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
      return await send('/api/paper-applications', Object.fromEntries(fields));
    },
  };
}

export const signedByManager = {
  managerSigned: 'yes',
  managerSignedName: 'W. Smit',
  managerSignedFunction: 'Opleidingsmanager',
  managerSignedOn: '2026-11-20',
};
export const signedByApplicant = {
  applicantSigned: 'yes',
  applicantSignedName: 'Noor van den Berg',
  applicantSignedOn: '2026-11-19',
};
