/** What is used of WebAssembly: Node has it, and only the types of browsers describe it. */
declare namespace WebAssembly {
  interface Module {
    readonly kind: 'module'
  }
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>
  class Instance {
    constructor(module: Module, imports: Imports)
    readonly exports: Readonly<Record<string, unknown>>
  }
  function compile(bytes: Uint8Array): Promise<Module>
}
