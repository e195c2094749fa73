/** `1,200`. */
export const inDigits = (number: number): string => number.toLocaleString('en')

/** `1 book`, `1,200 books`. */
export const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${inDigits(number)} ${many}`
