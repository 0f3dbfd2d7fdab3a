/** Where the screens of the exam bank lie in the back office, and where an exam is looked at as a candidate does. */
export const examsPath = '/exam-bank';
export const newExamPath = '/exam-bank/create';
export const examPath = (examId: string): string => `/exam-bank/${examId}/show`;
export const draftPath = (examId: string, versionId: string): string => `/exam-bank/${examId}/versions/${versionId}`;

/** In the exam player, outside the back office. */
export const previewPath = (versionId: string): string => `/examen/preview/${versionId}`;

export const mediaPath = (mediaId: string): string => `/api/media/${mediaId}`;
