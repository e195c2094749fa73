const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** HTML elements that stay. Any other one is unwrapped (its content stays) or in {@link dropped}. */
export const htmlElements = words(`
  a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code
  col colgroup data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6
  header hgroup hr i img ins kbd legend li main map mark nav ol p picture pre q rb rp rt rtc ruby s
  samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr
  track tt u ul var video wbr fieldset`)

/** Elements that go with everything in them. */
export const dropped = words(`
  applet base datalist fencedframe frame frameset head iframe input keygen link math:annotation
  math:annotation-xml meta nextid noembed noframes optgroup option param portal script select
  svg:metadata svg:script template textarea title xml`)

/** What stands for elements of other kinds of markup. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ['listing', 'pre'],
  ['xmp', 'pre'],
  ['plaintext', 'pre'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['nobr', 'span'],
])

/** DTBook (talking books, allowed in EPUB 2) in the nearest HTML. */
export const dtbookElements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    book: 'body',
    ...Object.fromEntries(
      'level level1 level2 level3 level4 level5 level6 frontmatter bodymatter rearmatter imggroup sidebar prodnote note annotation linegroup poem line epigraph covertitle'
        .split(' ')
        .map((name) => [name, 'div']),
    ),
    list: 'ul',
    doctitle: 'h1',
    docauthor: 'p',
    hd: 'h4',
    bridgehead: 'h4',
    pagenum: 'span',
    sent: 'span',
    w: 'span',
    linenum: 'span',
    noteref: 'sup',
  }),
)

/** Void elements that stay. */
export const voidElements = words('area br col hr img source track wbr')

/** Their start tag ends an open `<p>`. */
export const endsParagraph = words(`
  address article aside blockquote center dd details div dl dt fieldset figcaption figure footer h1
  h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table ul`)

/** Blocks in which a section may be cut: what they hold is a row of blocks. */
export const cuttable = words('article blockquote center div main section')

export const headings = words('h1 h2 h3 h4 h5 h6 hgroup')
export const tableParts = words('caption col colgroup tbody td tfoot th thead tr')
/** Parents in which only table parts may stand. */
export const tableContexts = words('table tbody thead tfoot tr colgroup')
/** A list item's start looks through these to find the item it ends. */
export const transparentToLists = words(`
  a abbr address b bdi bdo big cite code data del dfn div em font i ins kbd mark p q s samp small span
  strike strong sub sup time tt u var`)

/** Media elements: nothing in them is shown but what they name. */
export const mediaElements = words('audio video picture')

/** SVG elements that stay, in their own spelling. */
const svgNames = words(`
  a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
  feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
  fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter foreignObject g image line
  linearGradient marker mask path pattern polygon polyline radialGradient rect stop svg switch symbol
  text textPath title tspan use view`)
/** By lower-case name, for HTML does not mind the case. */
export const svgElements: ReadonlyMap<string, string> = new Map(
  [...svgNames].map((name) => [name.toLowerCase(), name]),
)

export const mathElements = words(`
  maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts
  mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr mlabeledtr munder munderover
  none semantics`)
/** MathML elements in which HTML parsers expect text. */
export const mathTextElements = words('mi mn mo ms mtext')
/** What of HTML may stand in them. */
export const phrasingInMath = words('b bdi bdo code em i s small span strong sub sup u var')

/** HTML attributes that stay as they are; addresses, `style` and `epub:type` are handled apart. */
export const htmlAttributes = words(`
  abbr align alt bgcolor border cellpadding cellspacing char charoff class clear color colspan compact
  coords datetime dir face frame headers height hidden hspace id kind label loop media nohref noshade
  nowrap preload reversed role rowspan rules scope shape size sizes span srclang start summary
  title translate type usemap valign value vspace width`)
