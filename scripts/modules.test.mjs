import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { refuseBorrowedModules } from './modules.mjs'
import { SetupError } from './say.mjs'

/** @type {string} */
let folder
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'octavo-modules-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

it('installs nothing through a link to another folder’s packages', () => {
  const others = path.join(folder, 'others')
  fs.mkdirSync(others)
  fs.symlinkSync(others, path.join(folder, 'node_modules'), 'dir')

  expect(() => refuseBorrowedModules(folder)).toThrow(SetupError)
  expect(() => refuseBorrowedModules(folder)).toThrow(others)
})

it('installs where there is nothing yet, and where the packages are its own', () => {
  expect(() => refuseBorrowedModules(folder)).not.toThrow()
  fs.mkdirSync(path.join(folder, 'node_modules'))
  expect(() => refuseBorrowedModules(folder)).not.toThrow()
})
