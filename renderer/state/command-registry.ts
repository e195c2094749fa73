import { createContext, useContext, useEffect } from 'react'

import { type CommandId, commands } from '#core/commands'

import { matchCommand } from './match-command'

export type CommandHandlers = { readonly [Id in CommandId]?: () => void }

/** Who can carry out which command just now. */
export interface CommandRegistry {
  /** @returns a function that takes the handlers back */
  readonly register: (handlers: CommandHandlers) => () => void
  /** @returns whether somebody carried it out */
  readonly run: (command: string) => boolean
  /** Runs the command of a key and keeps the key from doing anything else. */
  readonly handleKey: (event: KeyboardEvent) => boolean
}

export function createCommandRegistry(): CommandRegistry {
  let registered: readonly CommandHandlers[] = []

  const run = (command: string): boolean => {
    if (!isCommand(command)) return false
    // The last one who came is the nearest to what the person sees.
    const handler = registered.findLast((handlers) => handlers[command])?.[command]
    handler?.()
    return handler !== undefined
  }

  return {
    register(handlers) {
      registered = [...registered, handlers]
      return () => {
        registered = registered.filter((others) => others !== handlers)
      }
    },
    run,
    handleKey(event) {
      if (event.defaultPrevented || !matchCommand(event).some(run)) return false
      event.preventDefault()
      return true
    },
  }
}

const isCommand = (name: string): name is CommandId => Object.hasOwn(commands, name)

export const CommandsContext = createContext<CommandRegistry | null>(null)

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandsContext)
  if (!registry) throw new Error('Commands need a <CommandsContext>')
  return registry
}

/** Carries out commands while the component is there. Give it the same object at each drawing. */
export function useCommands(handlers: CommandHandlers): void {
  const registry = useCommandRegistry()
  useEffect(() => registry.register(handlers), [registry, handlers])
}
