import type { PreparedSection } from '#core/content/prepared-section'
import { keepsPublisherStyles, type ReaderSettings } from '#core/preferences'

import { ChunkBox, type ChunkEnd } from './chunk-box'
import type { FramePool } from './frame-pool'
import type { BookFrame } from './book-frame'
import { hyphenationOf } from './hyphenation/hyphenation'
import { hyphenationLimits } from './hyphenation-limits'
import { hyphenate, loadPatterns } from './hyphenator'
import type { SectionSource } from './section-source'
import { sectionWritingMode } from './section-writing-mode'
import { enlargeSmallText } from './smallest-text'
import { setPunctuation } from './typesetting/punctuation'
import { setAttribute } from './typesetting/set-paragraph'
import { typeset, type TypesettingCounts } from './typesetting/typesetter'

export interface MountedChunk {
  readonly box: ChunkBox
  readonly frame: BookFrame
  readonly section: PreparedSection
  /** Which chunk it is. */
  readonly at: { readonly section: number; readonly chunk: number }
  readonly typesetting: TypesettingCounts
}

/** What mounting needs to know of the publication and the settings. */
export interface MountContext {
  readonly source: SectionSource
  readonly frames: FramePool
  readonly readingProgression: 'ltr' | 'rtl'
  readonly settings: ReaderSettings
}

/**
 * Puts one chunk into its frame, joined to the chunk before it, with its lines chosen and its faces
 * and pictures there. The same for the page in view and for the page map, so that both come to the same lines.
 */
export async function mountChunk(
  context: MountContext,
  sectionIndex: number,
  chunk: number,
  previous: ChunkEnd | null,
): Promise<MountedChunk> {
  const { source, frames, readingProgression, settings } = context
  const [section, html] = await Promise.all([
    source.section(sectionIndex),
    source.chunk(sectionIndex, chunk),
  ])
  const language = settings.languageIsOwn
    ? settings.language
    : (section.language ?? settings.language)
  const [frame, writingMode] = await Promise.all([
    frames.frameFor(section),
    sectionWritingMode(context, sectionIndex),
    settings.hyphenation ? Promise.all(languagesIn(html, language).map(loadPatterns)) : undefined,
  ])
  const box = new ChunkBox({
    document: frame.document,
    stage: frame.stage,
    section,
    html,
    order: sectionIndex * mostChunks + chunk,
    readingProgression,
    writingMode,
    language,
    keepInlineStyles: keepsPublisherStyles(settings),
    suspects: frame.suspects,
    isLast: chunk === section.chunks.length - 1,
  })
  if (settings.smallestText !== 'off') enlargeSmallText(box.body, settings.smallestText)
  await box.settle(frame.neededFaces)
  // What stands before it decides nothing: a chunk may be joined to another one later.
  box.fit()
  box.joinTo(previous)
  const limits = hyphenationLimits(settings)
  let typesetting: TypesettingCounts = { set: 0, left: {} }
  box.setText((body) => {
    if (settings.smartPunctuation) setPunctuation(body)
    if (settings.lineBreaking === 'total-fit') {
      typesetting = typeset(body, {
        measurer: frame.measurer,
        divisionFor: settings.hyphenation ? (tag) => hyphenationOf(tag, limits) : () => null,
        hangsPunctuation: settings.hangingPunctuation,
      })
    }
    if (settings.hyphenation)
      hyphenate(body, limits, (parent) => parent.closest(`[${setAttribute}]`) !== null)
  })
  return { box, frame, section, at: { section: sectionIndex, chunk }, typesetting }
}

/** More than any section has. */
const mostChunks = 2 ** 20

function languagesIn(html: string, language: string | null): (string | null)[] {
  const tags = new Set([language])
  for (const [, tag] of html.matchAll(/\slang="([^"]{2,20})"/g)) tags.add(tag ?? null)
  return [...tags]
}
