import { describe, expect, it } from 'vitest'

import { type Dictionary, wordNetDictionary } from '#core/dictionary/dictionary-list'
import { aStore, button, doing, draw, find } from '#tests/support/window-builders'

import { DictionariesDialog } from './dictionaries-dialog'

const aDictionary = (title: string): Dictionary => ({
  id: `/books/${title}.ifo`,
  kind: 'stardict',
  title,
  language: null,
})
const one = aDictionary('One')
const two = aDictionary('Two')

async function aDialog(initial: readonly Dictionary[]) {
  const all = [one, two, wordNetDictionary]
  const { store, transport } = aStore({
    'dictionary.arrange': ({ ids }) =>
      ids.flatMap((id) => all.find((each) => each.id === id) ?? []),
    'dictionary.addFolder': () => ({ dictionaries: all, added: [two], failures: [] }),
  })
  store.setState({ dictionaries: initial })
  const place = await draw(<DictionariesDialog />, { store })
  const titles = () =>
    Array.from(place.querySelectorAll('li p:first-child'), (line) => line.textContent)
  return { place, titles, transport }
}

describe('DictionariesDialog', () => {
  it('moves dictionaries, and the keyboard stays with what was moved', async () => {
    const { place, titles } = await aDialog([one, two, wordNetDictionary])

    await doing(() => button(place, 'Move WordNet up').click())
    expect(titles()).toEqual(['One', 'WordNet', 'Two'])
    expect(document.activeElement).toBe(button(place, 'Move WordNet up'))
    await doing(() => button(place, 'Move WordNet up').click())
    expect(titles()).toEqual(['WordNet', 'One', 'Two'])
    expect(document.activeElement).toBe(button(place, 'Move WordNet down'))
    expect(find(place, '[role="status"]').textContent).toBe('WordNet is now number 1.')
    expect(button(place, 'Move Two down').disabled).toBe(true)
  })

  it('removes one, with a way back', async () => {
    const { place, titles } = await aDialog([one, two])

    await doing(() => button(place, 'Remove One').click())
    expect(titles()).toEqual(['Two'])
    expect(find(place, '[role="status"]').textContent).toContain('One was removed.')
    await doing(() => button(place, 'Undo').click())
    expect(titles()).toEqual(['One', 'Two'])
  })

  it('adds a folder, and WordNet again', async () => {
    const { place, titles, transport } = await aDialog([one])

    await doing(() => button(place, 'Add WordNet again').click())
    expect(titles()).toEqual(['One', 'WordNet'])
    await doing(() => button(place, 'Add a folder …').click())
    expect(titles()).toEqual(['One', 'Two', 'WordNet'])
    expect(find(place, '[role="status"]').textContent).toBe('1 dictionary was added.')
    expect(transport.inputsOf('dictionary.addFolder')).toHaveLength(1)
  })
})
