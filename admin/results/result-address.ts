/** Where the results of a sitting are shown. */
export const resultAddress = (sittingId: string): string => `/results/${sittingId}/show`;
