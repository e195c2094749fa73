import { describe, expect, it, vi } from 'vitest'

import { createCommandRegistry } from './command-registry'
import { isPageTurn, matchCommand } from './match-command'

const aKey = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...init })
  target.dispatchEvent(event)
  return event
}

const inDocument = (html: string): Element => {
  document.body.innerHTML = html
  return document.body.querySelector('[data-target]')!
}

describe('keys', () => {
  it.each([
    ['ArrowRight', {}, 'reader.right'],
    [' ', {}, 'reader.next'],
    [' ', { shiftKey: true }, 'reader.previous'],
    ['b', {}, 'reader.bookmark'],
    ['B', {}, 'reader.bookmark'],
    ['d', { ctrlKey: true }, 'reader.bookmark'],
    ['ArrowLeft', { altKey: true }, 'reader.back'],
    ['+', { shiftKey: true }, 'reader.larger'],
    ['=', { ctrlKey: true }, 'reader.larger'],
    ['o', { ctrlKey: true }, 'app.open'],
    ['a', { ctrlKey: true }, 'library.selectAll'],
    ['F2', {}, 'library.describe'],
    ['Delete', {}, 'library.remove'],
  ] as const)('%j %j mean %s', (key, init, command) => {
    expect(matchCommand(aKey(key, init))).toEqual([command])
  })

  it.each([
    ['b', { shiftKey: true }],
    ['b', { metaKey: true }],
    ['t', { ctrlKey: true }],
    ['b', { repeat: true }],
    ['b', { isComposing: true }],
  ])('%j %j mean nothing', (key, init) => {
    expect(matchCommand(aKey(key, init))).toEqual([])
  })

  it('belong to a text field while somebody types, but for chords', () => {
    const field = inDocument('<input type="search" data-target>')

    expect(matchCommand(aKey('b', {}, field))).toEqual([])
    expect(matchCommand(aKey(' ', {}, field))).toEqual([])
    expect(matchCommand(aKey('Delete', {}, field))).toEqual([])
    expect(matchCommand(aKey('a', { ctrlKey: true }, field))).toEqual([])
    expect(matchCommand(aKey('o', { ctrlKey: true }, field))).toEqual(['app.open'])
  })

  it('belong to a slider as far as they move it', () => {
    const slider = inDocument('<input type="range" data-target>')

    expect(matchCommand(aKey('ArrowRight', {}, slider))).toEqual([])
    expect(matchCommand(aKey('b', {}, slider))).toEqual(['reader.bookmark'])
  })

  it('belong to an open menu altogether', () => {
    const item = inDocument('<div role="menu"><div data-target></div></div>')

    expect(matchCommand(aKey('b', {}, item))).toEqual([])
  })

  it('leave Space to the button in focus, and the arrows to the page', () => {
    const focused = inDocument('<button data-target></button>')

    expect(matchCommand(aKey(' ', {}, focused))).toEqual([])
    expect(matchCommand(aKey('ArrowRight', {}, focused))).toEqual(['reader.right'])
  })

  it('leave the page bare while it is turned', () => {
    expect(isPageTurn(aKey('ArrowRight'))).toBe(true)
    expect(isPageTurn(aKey('Shift'))).toBe(true)
    expect(isPageTurn(aKey('b'))).toBe(false)
  })
})

describe('commands', () => {
  it('are carried out by the last who came, and again by the first when that one left', () => {
    const registry = createCommandRegistry()
    const first = vi.fn<() => void>()
    const second = vi.fn<() => void>()
    registry.register({ 'app.open': first })
    const leave = registry.register({ 'app.open': second })

    registry.run('app.open')
    leave()
    registry.run('app.open')

    expect(second).toHaveBeenCalledOnce()
    expect(first).toHaveBeenCalledOnce()
  })

  it('keep their key from doing anything else, and only theirs', () => {
    const registry = createCommandRegistry()
    registry.register({ 'reader.next': () => undefined })
    const handled = aKey(' ')
    const unhandled = aKey('b')

    expect(registry.handleKey(handled)).toBe(true)
    expect(handled.defaultPrevented).toBe(true)
    expect(registry.handleKey(unhandled)).toBe(false)
    expect(unhandled.defaultPrevented).toBe(false)
  })

  it('that nobody knows are nobody’s', () => {
    expect(createCommandRegistry().run('toString')).toBe(false)
  })
})
