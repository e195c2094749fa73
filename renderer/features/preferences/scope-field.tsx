import { hasWishes, hidingScope, type Scope } from '#core/preference-scopes'

import { useAppStore } from '../../state/app-store'
import { layersOf } from '../../state/wish-layers'
import { Button } from '../../ui/button'
import { SegmentedField } from '../../ui/segmented-field'
import { words } from '../../words/words'

import styles from './typography-panel.module.css'

/** For what a change holds, and which settings come first here. */
export function ScopeField({ kind }: { readonly kind: string }) {
  const scope = useAppStore((state) => state.scope)
  const isEmpty = useAppStore((state) => !hasWishes(layersOf(state)[state.scope]))
  const hiddenBy = useAppStore((state) => hidingScope(layersOf(state), state.scope))
  const setScope = useAppStore((state) => state.setScope)
  const widen = useAppStore((state) => state.widenReaderPreferences)
  return (
    <section>
      <SegmentedField
        label={words.scope}
        hidesLabel
        options={words.scopes(kind)}
        value={scope}
        onChange={setScope}
      />
      <p role="status" className={styles['hint']}>
        {sentence(scope, isEmpty, hiddenBy, kind)}
      </p>
      {scope !== 'all' && !isEmpty && (
        <Button className={styles['word']} onClick={widen}>
          {words.widen}
        </Button>
      )}
    </section>
  )
}

function sentence(scope: Scope, isEmpty: boolean, hiddenBy: Scope | null, kind: string): string {
  if (hiddenBy !== null && hiddenBy !== 'all') return words.scopeIsHidden(kind)[hiddenBy]
  return isEmpty ? words.scopeIsEmpty(kind)[scope] : words.scopeHolds(kind)[scope]
}
