import { ListFilter } from 'lucide-react'
import { useMemo } from 'react'

import type { ReadingState } from '#core/library'
import { isFiltered, type LibraryFilter, noFilter } from '#core/library-view'

import { useAppStore } from '../../state/app-store'
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuLine, Submenu } from '../../ui/menu'
import { languageName } from '../../words/language-name'
import { words } from '../../words/words'

import { filterChoices } from './filter-publications'
import styles from './library-head.module.css'

interface FilterMenuProps {
  readonly filter: LibraryFilter
  readonly onChange: (filter: LibraryFilter) => void
}

/** Which books are shown. */
export function FilterMenu({ filter, onChange }: FilterMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles['choose']}
          data-is-active={isFiltered(filter) || undefined}
        >
          <ListFilter size={16} strokeWidth={1.5} aria-hidden />
          {words.filter}
        </button>
      }
    >
      <FilterItems filter={filter} onChange={onChange} />
    </Menu>
  )
}

/** Drawn only while the menu is open: what can be chosen is gathered from all books. */
function FilterItems({ filter, onChange }: FilterMenuProps) {
  const publications = useAppStore((state) => state.publications)
  const collections = useAppStore((state) => state.collections)
  const { tags, formats, languages } = useMemo(() => filterChoices(publications), [publications])
  const change = (part: Partial<LibraryFilter>) => onChange({ ...filter, ...part })
  return (
    <>
      <MenuCheck isChecked={filter.favourites} onChange={(favourites) => change({ favourites })}>
        {words.filters.favourites}
      </MenuCheck>
      <FilterChoice
        label={words.filters.state}
        any={words.any.state}
        options={words.states}
        value={filter.state}
        onChange={(state) => change({ state: state as ReadingState | null })}
      />
      <FilterChoice
        label={words.filters.stars}
        any={words.any.stars}
        options={starChoices}
        value={filter.stars === 0 ? null : String(filter.stars)}
        onChange={(stars) => change({ stars: Number(stars ?? 0) })}
      />
      <FilterChoice
        label={words.filters.collection}
        any={words.any.collection}
        options={Object.fromEntries(collections.map(({ id, name }) => [id, name]))}
        value={filter.collection}
        onChange={(collection) => change({ collection })}
      />
      <FilterChoice
        label={words.filters.tag}
        any={words.any.tag}
        options={named(tags, (tag) => tag)}
        value={filter.tag}
        onChange={(tag) => change({ tag })}
      />
      <FilterChoice
        label={words.filters.format}
        any={words.any.format}
        options={named(formats, (format) => format)}
        value={filter.format}
        onChange={(format) => change({ format })}
      />
      <FilterChoice
        label={words.filters.language}
        any={words.any.language}
        options={named(languages, languageName)}
        value={filter.language}
        onChange={(language) => change({ language })}
      />
      {isFiltered(filter) && (
        <>
          <MenuLine />
          <MenuItem onChoose={() => onChange(noFilter)}>{words.showAll}</MenuItem>
        </>
      )}
    </>
  )
}

const named = (values: readonly string[], nameOf: (value: string) => string) =>
  Object.fromEntries(values.map((value) => [value, nameOf(value)]))

const starChoices = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((stars) => [stars, words.starsAtLeast(Number(stars))]),
)

interface FilterChoiceProps {
  readonly label: string
  readonly any: string
  readonly options: Readonly<Record<string, string>>
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** No value is empty. */
const all = ''

function FilterChoice({ label, any, options, value, onChange }: FilterChoiceProps) {
  // What was chosen once may be gone.
  const chosen = value === null ? any : (options[value] ?? value)
  return (
    <Submenu label={label} value={chosen}>
      <MenuChoice
        options={{ [all]: any, ...options }}
        value={value ?? all}
        onChange={(option) => onChange(option === all ? null : option)}
      />
    </Submenu>
  )
}
