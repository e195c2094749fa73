import { expect, it } from 'vitest'

import { dateInWords } from './date-in-words'

it.each([
  ['Added on Sunday, March 1, 2020 10:20:30 AM', '2020-03-01T10:20:30.000Z'],
  ['Added on Sunday, 1 March 2020 22:20:30', '2020-03-01T22:20:30.000Z'],
  ['Added on Tuesday, September 1, 2026 9:04:11\u202FPM', '2026-09-01T21:04:11.000Z'],
  ['Added on Sunday, March 1, 2020, 12:20 AM', '2020-03-01T00:20:00.000Z'],
  ['Hinzugefügt am Sonntag, 1. März 2020 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['Ajouté le dimanche 1 mars 2020 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['Añadido el domingo, 1 de marzo de 2020 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['Aggiunto in data domenica 1 marzo 2020 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['Adicionado: domingo, 1 de março de 2020 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['Toegevoegd op zondag 1 maart 2020 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['Добавлено: воскресенье, 1 марта 2020 г. в 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['作成日: 2020年3月1日日曜日 10:20:30', '2020-03-01T10:20:30.000Z'],
  ['添加于 2020年3月1日星期日 下午10:20:30', '2020-03-01T22:20:30.000Z'],
  ['추가됨: 2020년 3월 1일 일요일 오후 10:20:30', '2020-03-01T22:20:30.000Z'],
])('%s', (text, instant) => {
  expect(dateInWords(text)).toBe(instant)
})

it.each(['', 'Added on', 'March', 'once upon a time in May'])('%j is no date', (text) => {
  expect(dateInWords(text)).toBeUndefined()
})
