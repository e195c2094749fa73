// eslint-disable-next-line no-control-regex -- XML 1.0 forbids these
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const needsEscape = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** Text as it may stand in XML and in HTML alike. */
export function escapeXml(text: string): string {
  if (!needsEscape.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(forbidden, '\ufffd')
}

export const escapeAttribute = (text: string): string => escapeXml(text).replaceAll('"', '&quot;')
