import type { PreparedSection } from '#core/content/prepared-section'
import { keepsPublisherStyles, type ReaderSettings } from '#core/preferences'
import type { ChunkLayout } from '#core/publication/page-map'

import { ChunkBox } from './chunk-box'
import type { FramePool } from './frame-pool'
import type { BookFrame } from './book-frame'
import { hyphenationOf } from './hyphenation/hyphenation'
import { hyphenationLimits } from './hyphenation-limits'
import { hyphenate, loadPatterns } from './hyphenator'
import type { SectionSource } from './section-source'
import { setPunctuation } from './typesetting/punctuation'
import { setAttribute } from './typesetting/set-paragraph'
import { typeset } from './typesetting/typesetter'

export interface MountedChunk {
  readonly box: ChunkBox
  readonly frame: BookFrame
  readonly section: PreparedSection
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
  { source, frames, readingProgression, settings }: MountContext,
  sectionIndex: number,
  chunk: number,
  previous: ChunkLayout | null,
  before?: ChunkBox,
): Promise<MountedChunk> {
  const [section, html] = await Promise.all([
    source.section(sectionIndex),
    source.chunk(sectionIndex, chunk),
  ])
  const language = section.language ?? settings.language
  const [frame] = await Promise.all([
    frames.frameFor(section),
    settings.hyphenation ? Promise.all(languagesIn(html, language).map(loadPatterns)) : undefined,
  ])
  const box = new ChunkBox({
    document: frame.document,
    stage: frame.stage,
    before,
    section,
    html,
    readingProgression,
    language,
    keepInlineStyles: keepsPublisherStyles(settings),
  })
  box.joinTo(previous)
  await box.settle(frame.neededFaces)
  const limits = hyphenationLimits(settings)
  box.setText((body) => {
    if (settings.smartPunctuation) setPunctuation(body)
    if (settings.lineBreaking === 'total-fit') {
      typeset(body, {
        measurer: frame.measurer,
        divisionFor: settings.hyphenation ? (tag) => hyphenationOf(tag, limits) : () => null,
        hangsPunctuation: settings.hangingPunctuation,
      })
    }
    if (settings.hyphenation)
      hyphenate(body, limits, (parent) => parent.closest(`[${setAttribute}]`) !== null)
  })
  return { box, frame, section }
}

function languagesIn(html: string, language: string | null): (string | null)[] {
  const tags = new Set([language])
  for (const [, tag] of html.matchAll(/\slang="([^"]{2,20})"/g)) tags.add(tag ?? null)
  return [...tags]
}
