import { Minus, Plus } from 'lucide-react'

import { IconButton } from '../../ui/icon-button'
import { Range } from '../../ui/range'
import { words } from '../../words/words'

import { sheetSizes } from './sheet-sizes'
import styles from './zoom-field.module.css'

interface ZoomFieldProps {
  /** Index in {@link sheetSizes}. */
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

const most = sheetSizes.length - 1

/** How large the sheets are. */
export function ZoomField({ zoom, onZoom }: ZoomFieldProps) {
  return (
    <div className={styles['field']}>
      <IconButton
        name={words.smallerPages}
        shortcut="−"
        icon={Minus}
        disabled={zoom === 0}
        onClick={() => onZoom(zoom - 1)}
      />
      <Range
        min={0}
        max={most}
        step={1}
        value={zoom}
        aria-label={words.sheetSize}
        aria-valuetext={words.sheetSizes[zoom]}
        className={styles['slider']}
        onSlide={onZoom}
      />
      <IconButton
        name={words.largerPages}
        shortcut="+"
        icon={Plus}
        disabled={zoom === most}
        onClick={() => onZoom(zoom + 1)}
      />
    </div>
  )
}
