/**
 * Sets nothing under an element in letters smaller than `smallest` px, however small a style sheet, a
 * `style` attribute or an element inside another makes them. What is larger keeps its size, also within
 * something that grows. What has no size at all is hidden so, and stays; drawings and formulas are set as
 * they are. All reading comes before all writing.
 */
export function enlargeSmallText(body: HTMLElement, smallest: number): void {
  const view = body.ownerDocument.defaultView
  if (!view) return
  const sizes = new Map<HTMLElement, number>()
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    const size = parseFloat(view.getComputedStyle(element).fontSize)
    const { parentElement } = element
    const isInLarger = parentElement !== null && sizes.has(parentElement)
    if (size > 0 && (size < smallest || isInLarger) && !element.closest('svg, math'))
      sizes.set(element, Math.max(size, smallest))
  }
  for (const [{ style }, size] of sizes) style.setProperty('font-size', `${size}px`, 'important')
}
