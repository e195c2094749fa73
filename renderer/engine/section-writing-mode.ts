import type { PreparedSection } from '#core/content/prepared-section'
import { keepsPublisherStyles } from '#core/preferences'

import type { BookFrame } from './book-frame'
import { isCjk } from './cjk'
import type { MountContext } from './chunk-mount'
import { styleRulesIn } from './style-rules'
import { isVertical, type WritingMode } from './writing-direction'

/** So many elements, each the only one in the other, may lie around the whole text. */
const mostWrappers = 4

const known = new WeakMap<PreparedSection, Promise<WritingMode>>()

/**
 * The writing mode in which a section's pages are laid out: what the publisher says of `html`, `body` or an
 * element around the whole text. Where the person leaves the publisher's styles away, Chinese, Japanese
 * and Korean books that are leafed through from right to left are set in vertical lines, as in print.
 */
export async function sectionWritingMode(
  context: MountContext,
  sectionIndex: number,
): Promise<WritingMode> {
  const { source, frames, settings, readingProgression } = context
  // One long column runs down, so its lines run across.
  if (settings.flow === 'scrolled') return 'horizontal-tb'
  const section = await source.section(sectionIndex)
  if (!keepsPublisherStyles(settings)) {
    const isUsual = readingProgression === 'rtl' && isCjk(section.language ?? settings.language)
    return isUsual ? 'vertical-rl' : 'horizontal-tb'
  }
  let mode = known.get(section)
  if (!mode) {
    const frame = await frames.frameFor(section)
    mode = mayBeVertical(frame, section)
      ? source.chunk(sectionIndex, 0).then((html) => readWritingMode(frame, section, html))
      : Promise.resolve('horizontal-tb')
    known.set(section, mode)
    mode.catch(() => known.delete(section))
  }
  return mode
}

const saysVertical = /writing-mode\s*:\s*(?:vertical|tb)/

/** Few books say anything of it; the others need not wait for an answer. */
const mayBeVertical = ({ document }: BookFrame, { bodyStyle }: PreparedSection): boolean =>
  saysVertical.test(bodyStyle ?? '') || Array.from(document.styleSheets).some(isOfVerticalText)

/** Chromium counts our adopted sheets among the document's in some versions: only an element's are the publisher's. */
function isOfVerticalText(sheet: CSSStyleSheet): boolean {
  if (sheet.ownerNode === null) return false
  for (const { style } of styleRulesIn(sheet)) {
    if (saysVertical.test(style.cssText)) return true
  }
  return false
}

/** Asks the browser: the section's body, and what lies around its whole text, without the text. */
function readWritingMode(frame: BookFrame, section: PreparedSection, html: string): WritingMode {
  const { document } = frame
  const body = document.createElement('octavo-body')
  if (section.bodyClass) body.className = section.bodyClass
  if (section.bodyId) body.id = section.bodyId
  if (section.bodyStyle) body.setAttribute('style', section.bodyStyle)
  // Not in a box: there it would have the writing mode of that.
  frame.stage.append(body)
  try {
    let wrapper: Element = body
    let mode = modeOf(wrapper)
    // A document that is never shown, where nothing loads; it has the policy of a book's frame.
    const inert = document.implementation.createHTMLDocument()
    inert.body.innerHTML = html
    let source: Element | null = inert.body
    for (let depth = 0; depth < mostWrappers && !isVertical(mode); depth++) {
      source = onlyElementIn(source)
      if (!source) break
      const copy = document.importNode(source, false)
      wrapper.append(copy)
      wrapper = copy
      mode = modeOf(wrapper)
    }
    return mode
  } finally {
    body.remove()
  }
}

/** The element that holds all that another one does. */
function onlyElementIn(parent: Element): Element | null {
  const [only, ...others] = Array.from(parent.children).filter(
    (child) => !child.hasAttribute('data-octavo-shell'),
  )
  if (!only || others.length > 0) return null
  return only.textContent?.trim() === parent.textContent?.trim() ? only : null
}

function modeOf(element: Element): WritingMode {
  const mode = element.ownerDocument.defaultView?.getComputedStyle(element).writingMode
  return mode === 'vertical-rl' || mode === 'vertical-lr' ? mode : 'horizontal-tb'
}
