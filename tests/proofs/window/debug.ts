import { Lab, open, type Page } from './lab'
export async function debugSeam(id: string, page: Page, section: number, html: string, offset: number) {
  const lab = new Lab(await open(id), page)
  lab.remove(await lab.layOut(section))
  const one = await lab.layOut(section)
  const seat = (s: typeof one, o: number) => {
    const k = s.prepared.chunks.findLastIndex((c, i) => c.start <= o && i < s.chunks.length)
    const chunk = s.chunks.length === 1 ? 0 : k
    const box = s.chunks[chunk]!.box
    const at = box.text.positionOf(o - (s.chunks.length === 1 ? 0 : s.prepared.chunks[k]!.start))!
    const r = box.element.ownerDocument.createRange()
    let i = at.index
    while (/\s/.test(at.node.data[i] ?? '') ) i++
    r.setStart(at.node, i); r.setEnd(at.node, Math.min(at.node.length, i + 1))
    const rect = r.getClientRects()[0]
    const f = box.element.getBoundingClientRect()
    const p = at.node.parentElement!.closest('p, h1, h2, blockquote')!
    const cs = getComputedStyle(p); const html = i && o === offset - 300 ? p.outerHTML.replaceAll('\u00ad', '¬') + cs.fontFamily + cs.fontVariant + cs.fontSize + cs.textAlign + cs.hyphens + cs.whiteSpace + cs.width + p.innerText: ''
    return { chunk, x: rect && rect.left - f.left, y: rect && rect.top - f.top, p: p.getAttributeNames().join() + '|' + cs.marginTop + '|' + cs.marginBottom + '|' + p.getClientRects().length + '|' + [...p.getClientRects()].map((q) => `${q.left - f.left},${q.top - f.top}-${q.bottom - f.top}`).join(' '), html, text: at.node.data.slice(i, i + 30) }
  }
  const offs = [offset - 300, offset - 150, offset - 60, offset, offset + 100, offset + 200, offset + 300, offset + 700]
  const a = offs.map((o) => seat(one, o))
  const layouts = one.layouts.map((l) => ({ ...l, starts: l.starts.join() }))
  lab.remove(one)
  const whole = await lab.layOutWhole(section, html)
  const b = offs.map((o) => seat(whole, o))
  lab.destroy()
  return { g: lab.geometry, layouts: layouts.slice(0, 3), a, b }
}
