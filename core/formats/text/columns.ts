/** Chinese, Japanese and full-width signs: two columns wide, and no space between them. Korean is not among them. */
export function isCjk(code: number): boolean {
  return (
    code >= 0x2e80 &&
    ((code <= 0x9fff && code !== 0x3164) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe4f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6))
  )
}

/** Width of a text in columns of a typewriter: wide signs count 2, combining ones 0. */
export function columnsOf(text: string): number {
  let columns = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x300) columns += extraColumns(code)
  }
  return columns
}

/** What a UTF-16 unit adds to the one column that every unit has. */
function extraColumns(code: number): number {
  if (code >= 0xdc00 && code <= 0xdfff) return 0
  if (isCombining(code)) return -1
  if (isCjk(code) || (code >= 0xac00 && code <= 0xd7a3)) return 1
  return 0
}

const isCombining = (code: number) =>
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0x483 && code <= 0x489) ||
  (code >= 0x591 && code <= 0x5bd) ||
  (code >= 0x610 && code <= 0x61a) ||
  (code >= 0x64b && code <= 0x65f) ||
  code === 0xe31 ||
  (code >= 0xe34 && code <= 0xe3a) ||
  (code >= 0xe47 && code <= 0xe4e) ||
  (code >= 0x200b && code <= 0x200f) ||
  code === 0xfeff
