import { anEpub, type Entries } from './publication-builders'

/** 夏目漱石『吾輩は猫である』 (1905), in the public domain. */
const cat = [
  '<ruby>吾輩<rt>わがはい</rt></ruby>は猫である。名前はまだ無い。',
  'どこで生れたかとんと<ruby>見当<rp>（</rp><rt>けんとう</rt><rp>）</rp></ruby>がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。',
  '吾輩はここで始めて人間というものを見た。しかもあとで聞くとそれは書生という人間中で一番<ruby>獰悪<rt>どうあく</rt></ruby>な種族であったそうだ。',
  'この書生というのは時々我々を<ruby>捕<rt>つかま</rt></ruby>えて<ruby>煮<rt>に</rt></ruby>て食うという話である。しかしその当時は何という考もなかったから別段恐しいとも思わなかった。',
  'ただ彼の<ruby>掌<rt>てのひら</rt></ruby>に載せられてスーと持ち上げられた時何だか<em>フワフワ</em>した感じがあったばかりである。',
]

/** A paragraph that no other one equals: its number stands at its start. The first one has a word marked. */
function paragraph(number: number): string {
  const from = number % cat.length
  const text = [...cat.slice(from), ...cat.slice(0, from)].join('')
  const plain = number === 1 ? text : text.replace(/<\/?em>/g, '')
  return `<p id="p${number}">　第<span class="tcy">${number}</span>段。${plain}</p>`
}

const document = (body: string, html: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" ${html}>
<head><title>一</title><link rel="stylesheet" href="style.css"/></head>${body}</html>`

const japanese = `<dc:title>吾輩は猫である</dc:title><dc:creator>夏目漱石</dc:creator>
  <dc:language>ja</dc:language>`

const style = `
  html.vrtl { -epub-writing-mode: vertical-rl; }
  .main { -webkit-writing-mode: vertical-rl; }
  .tcy { -epub-text-combine: horizontal; }
  em { font-style: normal; -epub-text-emphasis-style: filled sesame; }`

/**
 * A Japanese book in vertical lines: a title page, a chapter whose `html` says so, of so many paragraphs,
 * and a short one in which an element around the whole text does.
 */
export function aVerticalBook(paragraphs: number): Entries {
  const long = Array.from({ length: paragraphs }, (_, index) => paragraph(index + 1)).join('')
  const short = Array.from({ length: 8 }, (_, index) => paragraph(900 + index)).join('')
  const chapter = '<h2>一</h2>'
  return anEpub({
    chapters: ['', '', ''],
    metadata: japanese,
    items: '<item id="css" href="style.css" media-type="text/css"/>',
    spineAttributes: 'page-progression-direction="rtl"',
    entries: {
      'OEBPS/style.css': style,
      'OEBPS/c1.xhtml': document(`<body>${chapter}${long}</body>`, 'class="vrtl" xml:lang="ja"'),
      'OEBPS/c2.xhtml': document(
        `<body><div class="main"><h2>二</h2>${short}</div></body>`,
        'xml:lang="ja"',
      ),
      'OEBPS/c3.xhtml': document('<body><h2>奥付</h2><p>横書きの頁。</p></body>', 'xml:lang="ja"'),
    },
  })
}

const arabicSentences = [
  'كان في آخر القرية بيت صغير يسكنه رجل اسمه سالم.',
  'كل مساء يشعل مصباحه ويضعه في النافذة المطلة على الطريق.',
  'سأله الولد مرة: «لمن هذا المصباح؟» فقال: «لمن يأتي».',
  'كان الطريق قصيرًا، 120 خطوة فقط، ولكن Octavo لم يكن يعرفه أحد هناك.',
  'ومع الفجر مرّت القافلة، وبقي الضوء في النافذة حتى طلعت الشمس.',
]

/** An Arabic book of two chapters, read from right to left. */
export function anArabicBook(paragraphs: number): Entries {
  const chapter = (title: string, from: number) =>
    document(
      `<body><h1>${title}</h1>${Array.from(
        { length: paragraphs },
        (_, index) =>
          `<p>${from + index}. ${arabicSentences
            .map((__, at) => arabicSentences[(at + index) % arabicSentences.length])
            .join(' ')}</p>`,
      ).join('')}</body>`,
      'xml:lang="ar" dir="rtl"',
    )
  return anEpub({
    chapters: ['', ''],
    metadata: `<dc:title>المصباح في النافذة</dc:title><dc:creator>Octavo</dc:creator>
      <dc:language>ar</dc:language>`,
    items: '<item id="css" href="style.css" media-type="text/css"/>',
    spineAttributes: 'page-progression-direction="rtl"',
    nav: `<nav epub:type="toc"><ol><li><a href="c1.xhtml">المصباح</a></li>
      <li><a href="c2.xhtml">الطريق</a></li></ol></nav>`,
    entries: {
      'OEBPS/style.css': 'p { text-indent: 1em; text-align: right; }',
      'OEBPS/c1.xhtml': chapter('المصباح', 1),
      'OEBPS/c2.xhtml': chapter('الطريق', 500),
    },
  })
}
