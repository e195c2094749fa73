import { useEffect, useId, useRef, useState } from 'react'

import type { EncodingSamples } from '#core/publication/encoding-samples'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { ChoiceLine } from '../../ui/choice-line'
import { encodingName } from '../../words/encoding-names'
import { words } from '../../words/words'

import styles from './text-reading-panel.module.css'

interface EncodingPickerProps {
  /** `undefined` for what the app finds out. */
  readonly encoding: string | undefined
  /** The person came for this, and is led to it. */
  readonly isSought: boolean
  readonly onChange: (encoding: string | undefined) => void
}

/** The likeliest few, then all that there are. */
const few = 6
const all = 100

/** The same words of the file in several encodings: one sees which is right. */
export function EncodingPicker({ encoding, isSought, onChange }: EncodingPickerProps) {
  const name = useId()
  const sampleEncodings = useAppStore((state) => state.sampleEncodings)
  const choices = useRef<HTMLFieldSetElement>(null)
  const [most, setMost] = useState(few)
  const [samples, setSamples] = useState<EncodingSamples | null>(null)

  useEffect(() => {
    let isHere = true
    void sampleEncodings(most).then((found) => {
      if (isHere && found) setSamples(found)
    })
    return () => {
      isHere = false
    }
  }, [sampleEncodings, most])

  const isThere = samples !== null
  useEffect(() => {
    if (!isSought || !isThere) return
    choices.current?.scrollIntoView()
    choices.current?.querySelector<HTMLElement>(':checked')?.focus({ preventScroll: true })
  }, [isSought, isThere])

  if (!samples) return <p className={styles['waiting']}>{words.trying}</p>
  const { automatic, offers } = samples
  const sample = (text: string) => (
    <span dir="auto" className={styles['sample']}>
      {text}
    </span>
  )
  return (
    <fieldset ref={choices} aria-label={words.encoding} className={styles['encodings']}>
      <ChoiceLine
        groupName={name}
        label={words.automatic}
        isChosen={encoding === undefined}
        onChoose={() => onChange(undefined)}
      >
        {automatic && encodingName(automatic.encoding)}
      </ChoiceLine>
      {offers.map((offer) => (
        <ChoiceLine
          key={offer.encoding}
          groupName={name}
          label={encodingName(offer.encoding)}
          isChosen={offer.encoding === encoding}
          onChoose={() => onChange(offer.encoding)}
        >
          {sample(offer.sample)}
        </ChoiceLine>
      ))}
      {most === few && offers.length === few && (
        <Button className={styles['more']} onClick={() => setMost(all)}>
          {words.moreEncodings}
        </Button>
      )}
    </fieldset>
  )
}
