/** By MARC relator codes: the ones that books name. */
const roles: Readonly<Record<string, string>> = {
  art: 'artist',
  aui: 'introduction',
  aut: 'author',
  clr: 'colours',
  cov: 'cover',
  edt: 'editor',
  ill: 'illustrator',
  nrt: 'narrator',
  trl: 'translator',
}

/** Somebody who had a part in a book, with the part that it was. */
export const personInRole = (name: string, role: string | undefined): string =>
  role === undefined ? name : `${name} (${roles[role] ?? role})`
