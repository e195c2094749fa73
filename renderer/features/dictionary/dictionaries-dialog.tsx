import { useState } from 'react'

import { type Dictionary, wordNetId } from '#core/dictionary/dictionary-list'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions, DialogStatus } from '../../ui/dialog-foot'
import { DialogHint, DialogList } from '../../ui/dialog-list'
import { words } from '../../words/words'

import { DictionaryLine } from './dictionary-line'

/** What was done last, and how it is undone. */
interface Said {
  readonly sentences: readonly string[]
  readonly undo?: () => void
}

/** The person’s dictionaries: which there are, and in what order they answer. */
export function DictionariesDialog() {
  const dictionaries = useAppStore((state) => state.dictionaries)
  const arrange = useAppStore((state) => state.arrangeDictionaries)
  const addDictionaries = useAppStore((state) => state.addDictionaries)
  const setArranging = useAppStore((state) => state.setArrangingDictionaries)
  const [said, setSaid] = useState<Said>({ sentences: [] })
  const ids = dictionaries.map(({ id }) => id)

  const move = (from: number, to: number) => {
    const others = ids.toSpliced(from, 1)
    void arrange(others.toSpliced(to, 0, ids[from]!))
    setSaid({ sentences: [words.movedTo(dictionaries[from]!.title, to + 1)] })
  }
  const remove = ({ id, title }: Dictionary) => {
    void arrange(ids.filter((one) => one !== id))
    const undo = () => {
      void arrange(ids)
      setSaid({ sentences: [] })
    }
    setSaid({ sentences: [words.dictionaryRemoved(title)], undo })
  }
  const add = async () => {
    setSaid({ sentences: [words.lookingForDictionaries] })
    setSaid({ sentences: await addDictionaries() })
  }

  return (
    <Dialog title={words.dictionaries} onClose={() => setArranging(false)}>
      <DialogHint>
        {dictionaries.length > 0 ? words.dictionariesHint : words.emptyDictionaries}
      </DialogHint>
      <DialogList isOrdered>
        {dictionaries.map((dictionary, index) => (
          <DictionaryLine
            key={dictionary.id}
            dictionary={dictionary}
            place={index}
            onUp={index > 0 ? () => move(index, index - 1) : undefined}
            onDown={index < ids.length - 1 ? () => move(index, index + 1) : undefined}
            onRemove={() => remove(dictionary)}
          />
        ))}
      </DialogList>
      <DialogStatus>
        {said.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {said.undo && <Button onClick={said.undo}>{words.undo}</Button>}
      </DialogStatus>
      <DialogActions
        inside={
          <>
            <Button look="quiet" onClick={() => void add()}>
              {words.addDictionaries}
            </Button>
            {!ids.includes(wordNetId) && (
              <Button look="quiet" onClick={() => void arrange([...ids, wordNetId])}>
                {words.addWordNet}
              </Button>
            )}
          </>
        }
      >
        <Button look="strong" onClick={() => setArranging(false)}>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
