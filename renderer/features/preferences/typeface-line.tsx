import styles from './typeface-picker.module.css'

interface TypefaceLineProps {
  readonly groupName: string
  readonly label: string
  /** What the name is set in; the shell's own face when absent. */
  readonly family?: string | undefined
  /** Words to see the face in, beside its name. */
  readonly sample?: string | undefined
  readonly isChosen: boolean
  readonly onChoose: () => void
}

export function TypefaceLine(props: TypefaceLineProps) {
  const { groupName, label, family, sample, isChosen, onChoose } = props
  return (
    <label className={styles['face']}>
      <input
        type="radio"
        name={groupName}
        checked={isChosen}
        onChange={onChoose}
        className={styles['radio']}
      />
      <span
        className={styles['sample']}
        style={family === undefined ? undefined : { fontFamily: `"${family}"` }}
      >
        {label}
        {sample !== undefined && (
          <span className={styles['words']} aria-hidden>
            {sample}
          </span>
        )}
      </span>
    </label>
  )
}
