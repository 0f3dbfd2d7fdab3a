import { makeApplicationForm } from './application-form.ts';
import type { DocumentRequest } from './make.ts';
import { makeNda } from './nda.ts';

/** What a worker thread of `make.ts` runs. */
export default function make(request: DocumentRequest): Promise<Uint8Array> {
  switch (request.kind) {
    case 'application-form':
      return makeApplicationForm(request.data);
    case 'nda':
      return makeNda(request.data);
  }
}
