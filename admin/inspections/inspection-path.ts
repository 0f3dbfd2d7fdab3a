export const inspectionPath = (id: string): string => `/inspections/${id}/show`;
