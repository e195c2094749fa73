// Makes a FictionBook of a text, for tests and the benchmark.

/** @param {string} text */
const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** @param {string} text */
const attribute = (text) => escape(text).replaceAll('"', '&quot;')

/**
 * @param {import('./make-fb2.d.mts').Novel} novel
 * @returns {Buffer} UTF-8
 */
export function makeFb2({ title, author, language, chapters, pictures = [] }) {
  const sections = chapters.map(
    ({ title, paragraphs }) =>
      `<section><title><p>${escape(title)}</p></title>${paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}</section>`,
  )
  const binaries = pictures.map(
    ({ name, bytes }) =>
      `<binary id="${attribute(name)}" content-type="image/png">${Buffer.from(bytes).toString('base64')}</binary>`,
  )
  const [cover] = pictures
  return Buffer.from(`<?xml version="1.0" encoding="utf-8"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
<description><title-info><author><nickname>${escape(author)}</nickname></author><book-title>${escape(title)}</book-title>${cover ? `<coverpage><image l:href="#${attribute(cover.name)}"/></coverpage>` : ''}<lang>${escape(language)}</lang></title-info></description>
<body><title><p>${escape(author)}</p><p>${escape(title)}</p></title>
${sections.join('\n')}
</body>
${binaries.join('\n')}
</FictionBook>
`)
}
