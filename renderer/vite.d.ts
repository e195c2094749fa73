/** A style sheet as text, its addresses made those of the built files. */
declare module '*.css?inline' {
  const css: string
  export default css
}

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}

declare module '*.css'
