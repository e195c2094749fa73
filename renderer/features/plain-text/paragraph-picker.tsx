import { useId } from 'react'

import type { TextOptions } from '#core/publication/publication'

import { ChoiceLine } from '../../ui/choice-line'
import { words } from '../../words/words'

type LineLayout = TextOptions['lineLayout']

interface ParagraphPickerProps {
  /** `undefined` for what the app finds out. */
  readonly lineLayout: LineLayout
  readonly onChange: (lineLayout: LineLayout) => void
}

const choices: readonly LineLayout[] = [undefined, 'block', 'line', 'indent', 'keep']

/** What makes a paragraph of lines. */
export function ParagraphPicker({ lineLayout, onChange }: ParagraphPickerProps) {
  const name = useId()
  return (
    <fieldset aria-label={words.paragraphs}>
      {choices.map((choice) => {
        const { label, example } = words.paragraphsBy[choice ?? 'automatic']
        return (
          <ChoiceLine
            key={label}
            groupName={name}
            label={label}
            isChosen={choice === lineLayout}
            onChoose={() => onChange(choice)}
          >
            {example}
          </ChoiceLine>
        )
      })}
    </fieldset>
  )
}
