/** Nine digits in groups of three, as the lists print them: 123 456 789. */
export const examNumberInGroups = (number: string): string => number.replace(/(\d{3})(?=\d)/g, '$1 ');
