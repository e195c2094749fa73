/** Points for a sign of two bytes by how common its place in the code's table is; see `contextCost`. */
export function eastAsianCost(encoding: string, lead: number, trail: number, code: number): number {
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return 12
  if (isPunctuation(code)) return 0.3
  const isKana = code >= 0x3041 && code <= 0x30fe
  switch (encoding) {
    case 'shift_jis':
    case 'euc-jp':
      if (isKana) return 0.2
      return japaneseCost(encoding, lead, code)
    case 'euc-kr':
      if (code >= 0xac00 && code <= 0xd7a3)
        return lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1 ? hangulCost(code) : 6
      return code >= 0x4e00 && code <= 0x9fff ? 6 : 5
    case 'gb18030':
      if (isKana) return 6
      if (trail < 0xa1) return 9
      if (common.simplified.has(code)) return 0.2
      return lead >= 0xb0 && lead <= 0xd7 ? 2.4 : 7
    default:
      if (isKana) return 6
      if (common.traditional.has(code)) return 0.2
      return lead >= 0xa4 && lead <= 0xc6 ? 2.4 : 7
  }
}

const isPunctuation = (code: number) =>
  (code >= 0x3000 && code <= 0x3011) ||
  code === 0xff0c ||
  code === 0xff01 ||
  code === 0xff1f ||
  code === 0xff1a ||
  code === 0xff1b ||
  code === 0x2026 ||
  code === 0x2014 ||
  code === 0x201c ||
  code === 0x201d

function japaneseCost(encoding: string, lead: number, code: number): number {
  if (code >= 0xff61 && code <= 0xff9f) return 6
  const isFirstLevel =
    encoding === 'shift_jis' ? lead >= 0x88 && lead <= 0x98 : lead >= 0xb0 && lead <= 0xcf
  if (code >= 0x4e00 && code <= 0x9fff) return isFirstLevel ? 1.8 : 6
  return 4
}

const hangulCost = (code: number) => (common.hangul.has(code) ? 0.2 : 2)

const codesOf = (signs: string) => new Set([...signs].map((sign) => sign.charCodeAt(0)))

const common = {
  simplified: codesOf(
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笑飞风步改收根干造言联持组每济车亲极林服快办议往元英士证近失转夫令准布始怎呢存未远叫台单影具罗字爱击流备兵连调深商算质团集百需价花党华城石级整府离况亚请技际约示复病息究线似官火断精满支视消越器容照须九增研写称企八功吗包片史委乎查轻易早曾除农找装广显吧阿李标谈吃图念六引历首医局突专费号尽另周较注语仅考落青随选列',
  ),
  traditional: codesOf(
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運笑飛風步改收根幹造言聯持組每濟車親極林服快辦議往元英士證近失轉夫令準布始怎呢存未遠叫臺單影具羅字愛擊流備兵連調深商算質團集百需價花黨華城石級整府離況亞請技際約示復病息究線似官火斷精滿支視消越器容照須九增研寫稱企八功嗎包片史委乎查輕易早曾除農找裝廣顯吧阿李標談吃圖念六引歷首醫局突專費號盡另周較注語僅考落青隨選列',
  ),
  hangul: codesOf(
    '이다는에을의고가를지은하도기로한나아서사리어자그시들있인대일해니게라정만수과했으전것장부스원보었제구조주동상여와거유안무오우면신성비년적말전소국마내람공물화음었문모방러려않없때집길눈손속날',
  ),
}
