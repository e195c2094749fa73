import { describe, expect, it } from 'vitest'

import { readLuaLiteral } from './lua-literal'

const table = (source: string) => {
  const value = readLuaLiteral(source)
  return value instanceof Map ? Object.fromEntries(value) : value
}

describe('a Lua literal', () => {
  it('is read with its comments, names, numbers and lists', () => {
    expect(
      table(`-- we can read Lua syntax here!
return {
    ["text"] = "a",
    name = 'b', --[[ and
    so on ]] [1] = 12; [2.5] = -1e3,
    "third", hex = 0x1F,
    yes = true, no = false, nothing = nil,
}
`),
    ).toEqual({ text: 'a', name: 'b', 1: 'third', 2.5: -1000, hex: 31, yes: true, no: false })
  })

  it('has strings of every kind', () => {
    expect(readLuaLiteral(String.raw`return "a\"b\\c\n\t\65\0"`)).toBe('a"b\\c\n\tA\0')
    expect(readLuaLiteral('return "one\\\ntwo"')).toBe('one\ntwo')
    expect(readLuaLiteral('return [==[\nlong ]] text]==]')).toBe('long ]] text')
    expect(readLuaLiteral(String.raw`return "na\195\175ve \226\128\156"`)).toBe('naïve “')
  })

  it.each([
    'return os.execute("rm")',
    'return { f() }',
    'return function() end',
    'return { ["a"] = "b" .. "c" }',
    'return { 1',
    'return "a',
    'return 1, 2',
    'x = 1',
    '',
    `return ${'{'.repeat(200)}${'}'.repeat(200)}`,
  ])('is not %j', (source) => {
    expect(() => readLuaLiteral(source)).toThrow(SyntaxError)
  })
})
