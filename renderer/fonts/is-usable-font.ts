import type { UserFont } from '#core/typefaces'

/** Whether the browser can draw with a font: only it knows, and it checks every table. */
export async function isUsableFont({ id }: UserFont): Promise<boolean> {
  try {
    await new FontFace('on trial', `url('/fonts/${id}')`).load()
    return true
  } catch {
    return false
  }
}
