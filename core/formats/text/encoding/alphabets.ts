/**
 * The letters beyond A to Z that a language writes, the commonest first; after `|` those it borrows.
 * Small letters only. For scripts other than Latin, all letters.
 */
export interface Alphabet {
  readonly language: string
  /** Points for each letter: the lower, the more it is at home. */
  readonly costs: ReadonlyMap<number, number>
}

const letters: Readonly<Record<string, string>> = {
  en: '|éèêëàâäáçôöóüûñïîæœåøí',
  de: 'üäöß|éèàê',
  fr: 'éèàêçôâîûùœïëüæÿ|ñöäóáí',
  es: 'óíáéñúü|çèàïö',
  pt: 'ãçáéíóêõúâàôü|èñ',
  it: 'èàòùéìîóú|êçü',
  ca: 'àéèçóíòïúü|ñ',
  nl: 'ëéïóöüáè|êçäàû',
  da: 'åøæéöäüóòêô|',
  no: 'åøæéòôóê|äöü',
  sv: 'äåöé|üàøæ',
  fi: 'äöå|éüšž',
  is: 'áðéíóúýþæö|',
  et: 'äõüö|šžé',
  lv: 'āčēģīķļņšūžŗō|',
  lt: 'ąčęėįšųūž|é',
  pl: 'łężąóśćńź|éöüä',
  cs: 'íáéřěžýčšůúďťňó|öüä',
  sk: 'áíčžéýšúťľôďňóäŕĺ|öü',
  sl: 'čšž|ćđáéíöü',
  hr: 'čšžćđ|éáö',
  hu: 'áéőöóüíúű|ä',
  ro: 'ăîâșțşţ|éáóö',
  tr: 'ıişğüöçâîû|éá',
  sq: 'ëç|',
  mt: 'ħġżċàèìòù|é',
  eo: 'ĉĝĥĵŝŭ|éöü',
  ga: 'áéíóú|',
  vi: 'đàáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ|\u0300\u0301\u0303\u0309\u0323',
  ru: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё|іѣ',
  uk: 'оаниіврткестлмдупзяьбгчйхцїжюшєщфґ|ыъ',
  bg: 'аоитенрсвлкдпмзбгуъчщяцжйшхфюьэ|ы',
  sr: 'аоиенртсујвкдпмлгзбшњчцљжћђхфџ|',
  be: 'аніыроелстякдмупвцьзчбгхшўжйюэіёф|',
  mk: 'аоиентрсвкдлпмујгзбчцшхжќњљфѓџѕ|',
  el: 'αοιετσνηυρπκμλςωδγέχάόθίύφβήώξζψϊϋΐΰ|',
  he: 'יוהלאתרבמשנעכדקחפגטםזסןצךףץװױײ|\u05b0\u05b4\u05b7\u05b8\u05b6\u05bc\u05b5\u05b9\u05c1\u05bb',
  ar: 'اليمونرتبعدهسفكقحجطشصةىخذأإضزثغئءظؤآ|ـ\u064b\u064e\u064f\u0650\u0651\u0652\u064c\u064d',
  fa: 'ایرندمهوتبسشکزفگخقعجحپلطصچآغذثئضژظيك|ءأؤ\u064b\u064e',
  ur: 'ایکرنتومہےسلبںدگھئپجٹعقخشحچفڑطزصآضڈغثذظؤءژ|يك',
  th: 'านรกเงอมยลวดทสตะปบคหแจพชขใไโผซธถณฉภศษญฟฐฮฝฎฏฆฬฌๆฯ|\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e33',
}

export const alphabets: readonly Alphabet[] = Object.entries(letters).map(([language, list]) => {
  const [own = '', borrowed = ''] = list.split('|')
  const costs = new Map<number, number>()
  const step = Math.min(0.15, 3 / Math.max(1, own.length))
  for (const [index, letter] of [...own].entries()) costs.set(letter.charCodeAt(0), index * step)
  // Vowel signs and the like are as much at home as letters; only accents can be borrowed.
  for (const letter of borrowed) {
    costs.set(letter.charCodeAt(0), /\p{M}/u.test(letter) || language === 'th' ? 0.5 : 2)
  }
  return { language, costs }
})
