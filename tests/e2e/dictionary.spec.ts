import { mkdirSync } from 'node:fs'
import path from 'node:path'

import AxeBuilder from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'

import { makeDictd, makeStarDict, writeParts } from '../support/dictionary-builders'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
