/**
 * Where letters lie, by what pdf.js writes on each: place in percent of the page, size in points, and how far
 * the letters at hand are stretched to be as wide as those in the drawing.
 */
const rules = `
  [data-pdf-text] {
    --text-scale-factor: calc(var(--total-scale-factor) * var(--min-font-size));
    --min-font-size-inv: calc(1 / var(--min-font-size));
    position: absolute;
    inset: 0;
    overflow: clip;
    line-height: 1;
    text-align: initial;
    text-size-adjust: none;
    forced-color-adjust: none;
    transform-origin: 0 0;
    pointer-events: none;
    /* What is drawn over the letters lies as ink on those of the drawing. */
    mix-blend-mode: multiply;
  }
  [data-pdf-text][data-main-rotation='90'] { transform: rotate(90deg) translateY(-100%); }
  [data-pdf-text][data-main-rotation='180'] { transform: rotate(180deg) translate(-100%, -100%); }
  [data-pdf-text][data-main-rotation='270'] { transform: rotate(270deg) translateX(-100%); }
  [data-pdf-text] span {
    position: absolute;
    color: transparent;
    white-space: pre;
    cursor: text;
    transform-origin: 0% 0%;
    user-select: text;
    pointer-events: auto;
    --font-height: 0;
    --scale-x: 1;
    --rotate: 0deg;
    font-size: calc(var(--text-scale-factor) * var(--font-height));
    transform: rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv));
  }
  [data-pdf-text] ::selection { color: transparent; background: rgb(138 75 45 / 30%); }
  [data-pdf-text] > [data-end] { position: absolute; inset: 100% 0 0; user-select: none; }
  [data-pdf-text][data-selecting] > [data-end] { top: 0; }
  [data-pdf-text][data-selecting] { pointer-events: auto; }`

let sheet: CSSStyleSheet | undefined

/** The window's own policy allows no style elements; a sheet that is made here is none. */
export function wearTextStyle(): void {
  if (sheet) return
  sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
