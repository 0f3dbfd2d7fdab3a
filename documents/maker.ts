import { makeApplicationForm } from './application-form.ts';
import { makeAttendanceList, makeAttendanceLists } from './attendance-list.ts';
import { makeInvigilatorSheet } from './attendance-list-invigilator.ts';
import { makeStrips } from './attendance-list-strips.ts';
import { makeBlankApplicationForm, makeBlankNda } from './blank-forms.ts';
import { makeInspectionPrintout } from './inspection-printout.ts';
import type { DocumentRequest } from './make.ts';
import { makeNda } from './nda.ts';
import { makeResultList } from './result-list.ts';
import { makeSignatureCertificate } from './signature-certificate.ts';

/** What a worker thread of `make.ts` runs. */
export default function make(request: DocumentRequest): Promise<Uint8Array> {
  switch (request.kind) {
    case 'application-form':
      return makeApplicationForm(request.data);
    case 'nda':
      return makeNda(request.data);
    case 'blank-application-form':
      return makeBlankApplicationForm(request.data);
    case 'blank-nda':
      return makeBlankNda(request.data);
    case 'signature-certificate':
      return makeSignatureCertificate(request.data);
    case 'attendance-list':
      return makeAttendanceList(request.data);
    case 'attendance-lists':
      return makeAttendanceLists(request.data);
    case 'strips':
      return makeStrips(request.data);
    case 'invigilator-sheet':
      return makeInvigilatorSheet(request.data);
    case 'result-list':
      return makeResultList(request.data);
    case 'inspection-printout':
      return makeInspectionPrintout(request.data);
  }
}
