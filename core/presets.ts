import { z } from 'zod'

import { decide, pageWishes, ReaderPreferences } from '#core/preferences'

export const PresetName = z.enum(['classic', 'modern', 'large', 'dyslexia', 'manuscript'])
export type PresetName = z.infer<typeof PresetName>

/** A way of setting text that the person gave a name. */
export const OwnPreset = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  wishes: ReaderPreferences,
})
export type OwnPreset = z.infer<typeof OwnPreset>

/** What each of ours asks for beside the house's defaults. */
export const presets: Readonly<Record<PresetName, ReaderPreferences>> = {
  /** A novel of the last century. */
  classic: {
    typeface: 'eb-garamond',
    fontSize: 21,
    lineHeight: 1.4,
    measure: 66,
    alignment: 'justify',
    paragraphIndent: 1.25,
    paragraphSpace: 0,
    figures: 'old-style',
    dropCapital: true,
  },
  modern: {
    typeface: 'inter',
    fontSize: 17,
    lineHeight: 1.6,
    measure: 68,
    alignment: 'start',
    paragraphIndent: 0,
    paragraphSpace: 0.8,
    figures: 'lining',
  },
  /** For tired eyes, and for a screen across the room. */
  large: {
    typeface: 'atkinson-hyperlegible-next',
    fontSize: 30,
    fontWeight: 450,
    lineHeight: 1.45,
    measure: 50,
    margins: 0.6,
    alignment: 'start',
    hyphenation: false,
  },
  /** Ranged left, whole words, and room around letters, words, lines and paragraphs. */
  dyslexia: {
    typeface: 'opendyslexic',
    fontSize: 19,
    lineHeight: 1.8,
    letterSpacing: 0.01,
    wordSpacing: 0.06,
    measure: 56,
    alignment: 'start',
    hyphenation: false,
    paragraphIndent: 0,
    paragraphSpace: 1,
    ligatures: false,
    publisherLayout: false,
  },
  /** As it lies on an editor's table: slab letters, every other line empty, a wide edge to write on. */
  manuscript: {
    typeface: 'bitter',
    fontSize: 18,
    lineHeight: 2,
    measure: 60,
    margins: 1.4,
    alignment: 'start',
    hyphenation: false,
    paragraphIndent: 2.5,
    paragraphSpace: 0,
    ligatures: false,
  },
}

/** Wishes that are about other things than how text is set. */
const undecided = ['theme', 'flow', 'columns', 'ownStyle', ...pageWishes] as const

/** All that a preset decides: everything but the theme, the flow, the columns, one's own rules, and whole pages. */
export const presetOf = (wishes: ReaderPreferences): ReaderPreferences => without(decide(wishes))

/** The wishes after a preset was chosen: what it does not decide stays. */
export const withPreset = (before: ReaderPreferences, preset: ReaderPreferences) => ({
  ...Object.fromEntries(undecided.map((name) => [name, before[name]])),
  ...presetOf(preset),
})

const without = (wishes: ReaderPreferences): ReaderPreferences =>
  Object.fromEntries(
    Object.entries(wishes).filter(([name]) => !(undecided as readonly string[]).includes(name)),
  )

/** Whether the text is set as the preset says. */
export const isSetAs = (wishes: ReaderPreferences, preset: ReaderPreferences): boolean => {
  const set = presetOf(wishes)
  const asked = presetOf(preset)
  return (Object.keys(asked) as (keyof ReaderPreferences)[]).every(
    (name) => set[name] === asked[name],
  )
}
