import type { StateCreator } from 'zustand'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

/** A file that wants a password, and what is done with one. */
export interface LockedFile {
  /** What people call it. */
  readonly subject: string
  /** @throws {ReaderError} `publication/password-wrong` for another password than the file's */
  unlock(password: string): Promise<void>
}

export interface PasswordSlice {
  /** Files whose passwords are asked for, one after another. */
  readonly locked: readonly LockedFile[]
  readonly askPassword: (file: LockedFile) => void
  /** Of the first of them. @returns whether it was the right one, or another failure was told of */
  readonly givePassword: (password: string) => Promise<boolean>
  /** Leaves the first of them locked. */
  readonly refusePassword: () => void
}

export const createPasswordSlice: StateCreator<AppState, [], [], PasswordSlice> = (set, get) => {
  const done = (file: LockedFile) =>
    set(({ locked }) => ({ locked: locked.filter((other) => other !== file) }))

  return {
    locked: [],

    askPassword: (file) =>
      set(({ locked }) => ({
        locked: [...locked.filter(({ subject }) => subject !== file.subject), file],
      })),

    async givePassword(password) {
      const [file] = get().locked
      if (!file) return true
      try {
        await file.unlock(password)
      } catch (error) {
        if (isAboutPassword(error)) return false
        tellOf(get, error, file.subject)
      }
      done(file)
      return true
    },

    refusePassword() {
      const [file] = get().locked
      if (file) done(file)
    },
  }
}

const isAboutPassword = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'publication/password-wrong'

/** Whether it could be opened, were its password known. */
export const wantsPassword = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'publication/password-needed'
