/** For whom the measured template is made and checked. */

export const templateSchool = { id: '0192f0d2-6f0e-7b0e-9f43-0d3c7a1b2c00', name: 'ROC De Vliet', brin: '25XY' };

export const templateExams = Array.from({ length: 40 }, (_, index) => ({
  id: `0192f0d2-6f0e-7b0e-9f43-0d3c7a1b2c${String(index + 10)}`,
  code: `LE-VZ-${String(index).padStart(2, '0')}`,
  title: `Lezen, deel ${index + 1}`,
  kind: 'reading' as const,
  durationMinutes: 60,
}));

export const templateContext = {
  schoolId: templateSchool.id,
  exams: templateExams,
  now: new Date('2026-11-24T09:00Z'),
};
