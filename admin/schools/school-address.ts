export const schoolAddress = ({ id }: { id: string }): string => `/schools/${id}/show`;
