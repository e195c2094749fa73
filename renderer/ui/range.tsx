import { useEffect, useRef, type ComponentProps, type CSSProperties } from 'react'

import { classNames } from './class-names'
import styles from './range.module.css'

interface RangeProps extends Omit<
  ComponentProps<'input'>,
  'onChange' | 'type' | 'min' | 'max' | 'value'
> {
  readonly min: number
  readonly max: number
  readonly value: number
  /** At every step of a drag. */
  readonly onSlide: (value: number) => void
  /** When a drag ends, and at every key. */
  readonly onSettle?: (value: number) => void
}

/** A slider: the browser's own, so that it does by key and by screen reader what people know. */
export function Range(props: RangeProps) {
  const { min, max, value, onSlide, onSettle, className, style, ...rest } = props
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const element = input.current
    // React's `onChange` is the browser's `input`; the browser's `change` comes when the drag ends.
    const settle = () => element && onSettle?.(element.valueAsNumber)
    element?.addEventListener('change', settle)
    return () => element?.removeEventListener('change', settle)
  }, [onSettle])

  const share = max > min ? (value - min) / (max - min) : 0
  return (
    <input
      {...rest}
      ref={input}
      type="range"
      min={min}
      max={max}
      value={value}
      onChange={({ target }) => onSlide(target.valueAsNumber)}
      className={classNames(styles['range'], className)}
      style={{ ...style, '--share': share } as CSSProperties}
    />
  )
}
