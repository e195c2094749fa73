/**
 * Numbers as headings write them: digits, Roman, words. Words of all languages share one table, for
 * a word that is a number in one of them is not an ordinary word after “chapter” in another.
 */
const words = new Map<string, number>()

const lists: readonly string[] = [
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  'erste zweite dritte vierte fünfte sechste siebente achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste',
  'erstes zweites drittes viertes fünftes sechstes siebentes achtes neuntes zehntes elftes zwölftes dreizehntes vierzehntes fünfzehntes sechzehntes siebzehntes achtzehntes neunzehntes zwanzigstes',
  'erster zweiter dritter vierter fünfter sechster siebenter achter neunter zehnter elfter zwölfter dreizehnter vierzehnter fünfzehnter sechzehnter siebzehnter achtzehnter neunzehnter zwanzigster',
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo',
  'primera segunda tercera cuarta quinta sexta séptima octava novena décima',
  'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo tredicesimo quattordicesimo quindicesimo',
  'prima seconda terza quarta quinta sesta settima ottava nona decima',
  'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo',
  'primeira segunda terceira quarta quinta sexta sétima oitava nona décima',
  'pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty dwunasty trzynasty czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty dwudziesty',
  'pierwsza druga trzecia czwarta piąta szósta siódma ósma dziewiąta dziesiąta',
  'první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá jedenáctá dvanáctá třináctá čtrnáctá patnáctá',
  'první druhý třetí čtvrtý pátý šestý sedmý osmý devátý desátý',
  'első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik tizenegyedik tizenkettedik',
  'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать',
  'первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая двадцатая',
  'первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый',
  'первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое',
  'перший другий третій четвертий п’ятий шостий сьомий восьмий дев’ятий десятий',
  'перша друга третя четверта п’ята шоста сьома восьма дев’ята десята',
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde',
  'πρώτο δεύτερο τρίτο τέταρτο πέμπτο έκτο έβδομο όγδοο ένατο δέκατο',
  'πρώτος δεύτερος τρίτος τέταρτος πέμπτος έκτος έβδομος όγδοος ένατος δέκατος',
  'bir iki üç dört beş altı yedi sekiz dokuz on',
  'birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu',
]
for (const list of lists) {
  for (const [index, word] of list.split(' ').entries()) words.set(fold(word), index + 1)
}
words.set('première', 1).set('seconde', 2).set('siebtes', 7).set('siebte', 7)

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const tenths = tens.map((ten) => ten.replace(/y$/, 'ieth'))
const ones = lists[0]!.split(' ').slice(0, 9)
const firsts = lists[1]!.split(' ').slice(0, 9)
for (const [index, ten] of tens.entries()) {
  const value = (index + 2) * 10
  words.set(ten, value).set(tenths[index]!, value)
  for (let one = 0; one < 9; one++) {
    for (const word of [ones[one]!, firsts[one]!]) {
      words.set(`${ten}-${word}`, value + one + 1).set(`${ten} ${word}`, value + one + 1)
    }
  }
}

/** Lower case, `ё` as `е`: the two spellings of one word. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll('ё', 'е').replaceAll("'", '’')
}

const roman = /^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/i
const romanDigits: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000, // prettier-ignore
}

/** Value of a Roman numeral, in all capitals or all small letters. */
export function romanValue(text: string): number | undefined {
  if (text !== text.toUpperCase() && text !== text.toLowerCase()) return undefined
  if (!roman.test(text)) return undefined
  const digits = [...text.toLowerCase()].map((digit) => romanDigits[digit] ?? 0)
  return digits.reduce(
    (sum, digit, index) => (digit < (digits[index + 1] ?? 0) ? sum - digit : sum + digit),
    0,
  )
}

/** Value of a number in digits (`12`, `3rd`, `４`), Roman or words. */
export function numberValue(text: string): number | undefined {
  const digits = /^(\d{1,4})(?:st|nd|rd|th|ère|er|e|º|ª)?$/i.exec(text.normalize('NFKC'))
  if (digits) return Number(digits[1])
  return romanValue(text) ?? words.get(fold(text))
}

const chineseDigits = '〇一二三四五六七八九'

/** Value of a Chinese number (`十二`, `一百零三`) or of digits of either width. */
export function chineseValue(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll('零', '〇')
    .replaceAll('两', '二')
    .replaceAll('兩', '二')
  if (/^\d+$/.test(plain)) return Number(plain)
  let sum = 0
  let digit = 0
  for (const sign of plain) {
    const unit = { 十: 10, 百: 100, 千: 1000, 廿: 20, 卅: 30 }[sign]
    if (unit === undefined) {
      const value = chineseDigits.indexOf(sign)
      if (value < 0) return undefined
      digit = /^[〇一二三四五六七八九]+$/.test(plain) ? digit * 10 + value : value
    } else {
      sum += sign === '廿' || sign === '卅' ? unit : (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}
