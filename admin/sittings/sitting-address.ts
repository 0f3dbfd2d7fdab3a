/** Where a sitting is shown. */
export const sittingAddress = (id: string): string => `/sittings/${id}/show`;
