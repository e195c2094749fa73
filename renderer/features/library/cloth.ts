const cloths = [
  '#7A2E2E',
  '#2E4A3F',
  '#2C3E5C',
  '#5B4636',
  '#6B5A2A',
  '#4A3A5C',
  '#3C5560',
  '#1F2A30',
] as const

/** Colour of a cover made from type. The id is a hash, so the same book always wears the same cloth. */
export const clothOf = (id: string): string =>
  cloths[Number.parseInt(id.slice(0, 8), 16) % cloths.length] ?? cloths[0]
