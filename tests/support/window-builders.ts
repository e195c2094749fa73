import { act, createElement, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'

import { createApi } from '#core/ipc/client'
import type { OpenedReading } from '#core/ipc/contract'

import type { PageInfo, VisualNavigator } from '../../renderer/engine/visual-navigator'
import { AppStoreContext, type AppStore, createAppStore } from '../../renderer/state/app-store'
import { CommandsContext, createCommandRegistry } from '../../renderer/state/command-registry'
import { NavigatorContext } from '../../renderer/state/navigator-context'

import { aFakeTransport, type Answers, type FakeTransport } from './fake-transport'
import { aLocator, aManifest, aSummary } from './library-builders'

export { aSummary }

export const aReading = (overrides: Partial<OpenedReading> = {}): OpenedReading => ({
  publication: aSummary(),
  manifest: aManifest(),
  locator: null,
  bookmarks: [],
  highlights: [],
  unplaced: [],
  automaticPlaces: [],
  preferences: {},
  ...overrides,
})

export const aPage = (overrides: Partial<PageInfo> = {}): PageInfo => ({
  page: 1,
  lastPage: overrides.page ?? 1,
  total: 10,
  exact: true,
  pagesLeftInChapter: null,
  ...overrides,
})

/** A store with a main process that answers what the test says. */
export function aStore(
  answers: Answers = {},
  now?: () => number,
): { store: AppStore; transport: FakeTransport } {
  const transport = aFakeTransport(answers)
  return { store: createAppStore(createApi(transport), now), transport }
}

/** A navigator that stays where it is. */
export function aNavigator(overrides: Partial<VisualNavigator> = {}): VisualNavigator {
  const move = () => Promise.resolve(true)
  return {
    currentLocator: aLocator(),
    page: aPage(),
    ready: Promise.resolve(),
    go: move,
    goToPage: move,
    goForward: move,
    goBackward: move,
    goUp: move,
    goDown: move,
    goLeft: move,
    goRight: move,
    goToStart: move,
    goToEnd: move,
    submitSettings: () => undefined,
    pageOf: () => null,
    chapters: () => [],
    preview: () => Promise.resolve({ title: undefined, text: null }),
    decorate: () => undefined,
    titlesOf: () => [],
    selectFirstWord: () => undefined,
    clearSelection: () => undefined,
    isVisible: () => false,
    charactersPerLine: () => null,
    showNote: () => Promise.resolve(0),
    focus: () => undefined,
    facts: () => ({
      paragraphsSet: 0,
      paragraphsLeft: {},
      chunksMounted: 0,
      sectionsMeasured: 0,
      sections: 1,
      layoutKey: '',
    }),
    on: () => () => undefined,
    destroy: () => undefined,
    ...overrides,
  }
}

interface Surroundings {
  readonly store?: AppStore
  readonly navigator?: VisualNavigator
}

/** Draws a component as the app would, in a document of its own; it is taken down after the test. */
export async function draw(
  node: ReactNode,
  { store = aStore().store, navigator }: Surroundings = {},
): Promise<HTMLElement> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const commands = createCommandRegistry()
  // As in the app: what nobody takes on its way to the window is a command.
  const onKey = (event: KeyboardEvent) => void commands.handleKey(event)
  window.addEventListener('keydown', onKey)
  onTestFinished(async () => {
    window.removeEventListener('keydown', onKey)
    await act(async () => root.unmount())
    place.remove()
  })
  await act(async () => {
    root.render(
      createElement(
        AppStoreContext,
        { value: store },
        createElement(
          CommandsContext,
          { value: commands },
          createElement(NavigatorContext, { value: navigator ?? null }, node),
        ),
      ),
    )
  })
  return place
}

/** Does something and waits until all is drawn. */
export const doing = (action: () => unknown): Promise<void> =>
  act(async () => {
    await action()
  })

/** Types into a field as a person would: React listens to the event, not to the value. */
export const typing = (
  field: HTMLInputElement | HTMLTextAreaElement,
  text: string,
): Promise<void> =>
  doing(() => {
    const prototype: unknown = Object.getPrototypeOf(field)
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

/** @throws when there is no such element */
export function find<Kind extends Element = HTMLElement>(
  place: ParentNode,
  selector: string,
): Kind {
  const found = place.querySelector<Kind>(selector)
  if (!found) throw new Error(`There is no ${selector}`)
  return found
}

/** @throws when there is no such button */
export function button(place: ParentNode, name: string): HTMLButtonElement {
  const found = Array.from(place.querySelectorAll('button')).find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === name,
  )
  if (!found) throw new Error(`There is no button ${name}`)
  return found
}
