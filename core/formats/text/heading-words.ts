/** Words that a number makes a heading, by how large a part they name: smaller is more. */
const keywords: Readonly<Record<string, string>> = {
  volume: 'volume vol tome tomo tom том volumen band bd kötet τόμος cilt deel',
  book: 'book buch livre libro livro księga kniha könyv книга boek βιβλίο kitap bok liber',
  part: 'part teil partie parte część část díl rész часть частина μέρος kısım del osa',
  act: 'act akt acte acto atto aufzug действие дія felvonás bedrijf dějství',
  chapter:
    'chapter chap kapitel chapitre capítulo capitulo capitolo rozdział kapitola fejezet глава розділ hoofdstuk κεφάλαιο bölüm kapittel luku caput',
  canto: 'canto gesang chant pieśń zpěv песнь пісня ének',
  letter: 'letter brief lettre carta lettera письмо лист levél',
  section: 'section abschnitt sección sezione seção раздел oddíl szakasz paragraaf',
  scene: 'scene szene scène escena scena cena сцена явление jelenet výstup auftritt tafereel',
  episode: 'episode épisode episodio odcinek эпизод folge aflevering',
}

/** Keyword in lower case to the family it belongs to. */
export const headingFamilies: ReadonlyMap<string, string> = new Map(
  Object.entries(keywords).flatMap(([family, words]) =>
    words.split(' ').map((word): [string, string] => [word, family]),
  ),
)

/** Families whose headings stand above chapters. */
export const outerFamilies: ReadonlySet<string> = new Set(['volume', 'book', 'part', 'act'])

/** Articles that may come before a keyword or a number: `The Third Letter`, `Book the First`. */
export const articles: ReadonlySet<string> = new Set(
  'the der die das la le el il o de het'.split(' '),
)

/** Parts of a book that are named and not numbered. */
export const soloWords: ReadonlySet<string> = new Set(
  [
    'prologue|epilogue|preface|foreword|introduction|interlude|afterword|postscript|appendix|conclusion|coda|acknowledgements|acknowledgments|dedication|prelude|finale',
    'prolog|epilog|vorwort|nachwort|einleitung|anhang|zwischenspiel|schluss',
    'épilogue|préface|avant-propos|postface|annexe|intermède',
    'prólogo|epílogo|prefacio|introducción|posfacio|interludio|apéndice|prefácio|introdução',
    'prologo|epilogo|prefazione|introduzione|postfazione|interludio|appendice',
    'пролог|эпилог|предисловие|послесловие|введение|вступление|интерлюдия|приложение|епілог|передмова|післямова|вступ',
    'wstęp|przedmowa|posłowie|předmluva|doslov|úvod|voorwoord|nawoord|inleiding|proloog|epiloog|előszó|utószó|πρόλογος|επίλογος|önsöz|sonsöz',
  ].flatMap((list) => list.split('|')),
)

/** Headings of a list of contents. */
export const contentsWords =
  /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice|indice|sommario|spis treści|obsah|tartalom|содержание|оглавление|зміст|inhoud|περιεχόμενα|içindekiler|目录|目錄|目次|차례)\s*[.:]?$/i
