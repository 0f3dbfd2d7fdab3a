/** Where the screens of the exam bank lie in the back office, and where an exam is looked at as a candidate does. */
export const examsPath = '/exams';
export const newExamPath = '/exams/new';
export const examPath = (examId: string): string => `/exams/${examId}`;
export const draftPath = (examId: string, versionId: string): string => `/exams/${examId}/versions/${versionId}`;

/** In the exam player, outside the back office. */
export const previewPath = (versionId: string): string => `/examen/preview/${versionId}`;

export const mediaPath = (mediaId: string): string => `/api/media/${mediaId}`;
