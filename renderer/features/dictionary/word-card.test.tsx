import { describe, expect, it, vi } from 'vitest'

import { wordNetDictionary } from '#core/dictionary/dictionary-list'
import type { WordLookUp } from '#core/dictionary/word-look-up'
import { ReaderError } from '#core/errors'
import { button, doing, draw, find, typing } from '#tests/support/window-builders'

import type { OpenWord } from '../../state/dictionary-slice'

import { WordCard } from './word-card'

const answer: WordLookUp = {
  word: 'lamp',
  found: [
    {
      dictionary: wordNetDictionary,
      entries: [
        {
          headword: 'lamp',
          blocks: [
            { kind: 'heading', indent: 0, runs: [{ text: 'noun' }] },
            {
              kind: 'text',
              indent: 1,
              marker: '1.',
              runs: [{ text: '<img src=x> see ' }, { text: 'light', lookUp: 'light up' }],
            },
          ],
        },
      ],
    },
  ],
  suggestions: [],
}
const open = (overrides: Partial<OpenWord> = {}): OpenWord => ({
  rect: { x: 0, y: 0, width: 1, height: 1 },
  language: 'en',
  trail: ['lamp'],
  answer,
  ...overrides,
})

async function aCard(overrides: Partial<OpenWord> = {}) {
  const onLookUp = vi.fn()
  const onBack = vi.fn()
  const onArrange = vi.fn()
  const onClose = vi.fn()
  const place = await draw(
    <WordCard open={open(overrides)} {...{ onLookUp, onBack, onArrange, onClose }} />,
  )
  const press = (key: string, target: Element = find(place, '[role="region"]')) =>
    doing(() => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
  return { place, press, onLookUp, onBack, onArrange, onClose }
}

describe('WordCard', () => {
  it('shows entries as text, with their dictionary', async () => {
    const { place } = await aCard()

    expect(find(place, '[role="dialog"]').getAttribute('aria-label')).toBe(
      '“lamp” in your dictionaries',
    )
    expect(find(place, '[role="status"]').textContent).toBe('1 entry in 1 dictionary')
    expect(find(place, 'article').textContent).toBe('lampnoun1. <img src=x> see light')
    expect(find(place, 'h2').lang).toBe('en')
    expect(place.querySelector('img')).toBeNull()
    expect(document.activeElement).toBe(find(place, '[role="region"]'))
  })

  it('leads to other words by their buttons, by the field and by what is selected', async () => {
    const { place, press, onLookUp } = await aCard()

    await doing(() => button(place, 'light').click())
    await typing(find<HTMLInputElement>(place, 'input'), 'lantern')
    await doing(() => find<HTMLFormElement>(place, 'form').requestSubmit())
    document.getSelection()?.selectAllChildren(find(place, 'h3'))
    await press('d')

    expect(onLookUp.mock.calls).toEqual([['light up'], ['lantern'], ['noun']])
  })

  it('goes back and closes by keys', async () => {
    const { place, press, onBack, onClose } = await aCard({ trail: ['light', 'lamp'] })

    await press('Backspace')
    await press('Backspace', find(place, 'input'))
    await press('Escape', find(place, 'input'))

    expect(onBack).toHaveBeenCalledOnce()
    expect(onClose).toHaveBeenCalledOnce()
    expect(button(place, 'Back to the word before')).toBeTruthy()
  })

  it('says that a word is nowhere, and what might be meant', async () => {
    const { place, onLookUp } = await aCard({
      answer: { word: 'lamb', found: [], suggestions: ['lamp'] },
    })

    expect(find(place, '[role="status"]').textContent).toBe(
      '“lamb” is in none of your dictionaries.',
    )
    await doing(() => button(place, 'lamp').click())
    expect(onLookUp).toHaveBeenCalledWith('lamp')
  })

  it('says which dictionary cannot be read', async () => {
    const error = new ReaderError('dictionary/damaged', 'x').toReport()
    const { place } = await aCard({
      answer: {
        word: 'lamp',
        found: [{ dictionary: wordNetDictionary, entries: [], error }],
        suggestions: [],
      },
    })

    expect(find(place, 'section').textContent).toContain('This dictionary is damaged')
  })
})
