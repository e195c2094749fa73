/** By which reading of a publication its marks were found at their words, or taken there. */
export const checkedMarks = `
  ALTER TABLE publications ADD COLUMN marks_checked TEXT;
`
