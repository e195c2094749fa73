/** How somebody wants a plain text to be read, as JSON; nothing where it is found out. */
export const textOptions = `
  ALTER TABLE publications ADD COLUMN text_options TEXT;
`
