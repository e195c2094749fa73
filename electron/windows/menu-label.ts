const longestLabel = 60

/** A title as a menu shows it: short, and with no sign that a menu would take for a key. */
export function menuLabel(title: string): string {
  const short = title.length > longestLabel ? `${title.slice(0, longestLabel).trimEnd()}…` : title
  return short.replaceAll('&', '&&')
}
