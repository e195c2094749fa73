/** An address and its fragment, decoded. */
export function splitHref(href: string): { resource: string; fragment: string | undefined } {
  const hash = href.indexOf('#')
  if (hash < 0) return { resource: href, fragment: undefined }
  return { resource: href.slice(0, hash), fragment: href.slice(hash + 1) || undefined }
}
