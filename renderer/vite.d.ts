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

/** A file as text. */
declare module '*.txt?raw' {
  const text: string
  export default text
}

/** Patterns for which the package’s types have no file. */
declare module 'hyphen/patterns/*'
