import { EpubNavigator, EpubPreferences } from '@readium/navigator'
import { HttpFetcher, Manifest, Publication } from '@readium/shared'

import { expose } from './expose.mjs'
import { book, fontSize, makeHost, textIn } from './host.mjs'

const gutter = 20
/** The navigator sizes text in multiples of the browser's own size, by zooming. */
const browserSize = 16
/** @type {EpubNavigator} */ let navigator
/** @type {Publication} */ let publication
/** @type {Awaited<ReturnType<Publication['positionsFromManifest']>>} */ let positions
let size = fontSize

const frame = () => {
  const shown = navigator?._cframes[0]
  return shown && 'iframe' in shown ? shown.iframe : undefined
}
/** The frame scrolls itself. */
const scroller = () => frame()?.contentDocument?.scrollingElement

/** @param {(done: (ok: boolean) => void) => void} move */
const moved = (move) => new Promise((resolve) => move(resolve))

const pages = () => {
  const element = scroller()
  return element ? Math.round(element.scrollWidth / element.clientWidth) : NaN
}

expose({
  async open() {
    const host = makeHost(gutter, 0)
    const style = document.createElement('style')
    style.textContent =
      '.readium-navigator-iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0 }'
    document.head.append(style)
    const box = document.createElement('div')
    box.style.cssText = 'position: relative; width: 100%; height: 100%'
    host.append(box)

    const folder = `${location.origin}/books/${book}/`
    const manifest = Manifest.deserialize(await (await fetch(`${folder}manifest.json`)).json())
    if (!manifest) throw new Error('Readium does not take the manifest')
    manifest.setSelfLink(`${folder}manifest.json`)
    publication = new Publication({ manifest, fetcher: new HttpFetcher(undefined, folder) })
    positions = await publication.positionsFromManifest()
    const nothing = () => undefined
    const yes = () => true
    navigator = new EpubNavigator(
      box,
      publication,
      {
        frameLoaded: nothing,
        positionChanged: nothing,
        tap: yes,
        click: yes,
        zoom: nothing,
        miscPointer: nothing,
        scroll: nothing,
        customEvent: nothing,
        handleLocator: () => false,
        textSelected: nothing,
        contentProtection: nothing,
        contextMenu: nothing,
        peripheral: nothing,
      },
      positions,
      undefined,
      {
        preferences: {
          columnCount: 1,
          fontSize: size / browserSize,
          pageGutter: gutter,
          optimalLineLength: null,
          maximalLineLength: null,
          minimalLineLength: null,
        },
        defaults: {},
      },
    )
    await navigator.load()
  },
  next: () => moved((done) => navigator.goForward(false, done)),
  jump: (share) =>
    moved((done) => {
      const target = positions[Math.floor(share * positions.length)]
      if (target) navigator.go(target, false, done)
    }),
  resize(step) {
    size += step
    return navigator.submitPreferences(new EpubPreferences({ fontSize: size / browserSize }))
  },
  size: () =>
    frame()?.contentDocument?.documentElement.style.getPropertyValue('--USER__fontSize') ?? '',
  position: () => `${scroller()?.querySelector('[id^="p"]')?.id} ${scroller()?.scrollLeft}`,
  view: () => textIn(frame()),
  pages,
  async countPages() {
    let sum = 0
    for (const link of publication.readingOrder.items) {
      await moved((done) => navigator.goLink(link, false, done))
      sum += pages()
    }
    return sum
  },
})
