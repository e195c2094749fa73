/** Text as it stands in mail: only ASCII, and no `=` but in codes. */
export const quotedPrintable = (text: string): string =>
  text
    .replaceAll('=', '=3D')
    .replace(/[\u0080-\uffff]/g, (sign) =>
      Array.from(
        new TextEncoder().encode(sign),
        (byte) => `=${byte.toString(16).toUpperCase()}`,
      ).join(''),
    )

/** A part of a saved page; `headers` say under which address it is known. */
export const savedPart = (
  type: string,
  headers: string,
  body: string,
  encoding = 'quoted-printable',
): string =>
  `------b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n${headers}\r\n\r\n${body}\r\n`

/** A page with all that belongs to it in one file, as Chromium saves it. */
export const aSavedPage = (...parts: string[]): string =>
  `From: <Saved by Blink>\r\nSubject: A page\r\nMIME-Version: 1.0\r\n` +
  `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n${parts.join('')}------b--\r\n`

/** A page with a picture and a style sheet, for what holds of every file. */
export const aWholeSavedPage = (): string =>
  aSavedPage(
    savedPart(
      'text/html',
      'Content-Location: https://octavo.invalid/a/page',
      quotedPrintable(`<html lang="en"><head><title>The Quiet Café</title><link rel="stylesheet" href="../s.css"></head>
        <body><h1>The Quiet Café</h1><p>Nobody speaks before noon. <img src="i.png" alt="A cup"></p></body></html>`),
    ),
    savedPart(
      'image/png',
      'Content-Location: https://octavo.invalid/a/i.png',
      'iVBORw0KGgo=',
      'base64',
    ),
    savedPart('text/css', 'Content-Location: https://octavo.invalid/s.css', 'p { color: inherit }'),
  )
