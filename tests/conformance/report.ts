import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter'
import { format, resolveConfig } from 'prettier'

import { isJudgeable, w3cTests, type W3cTest } from './w3c-tests'

const document = path.resolve(import.meta.dirname, '../../docs/conformance.md')

type Outcome = 'passed' | 'failed' | 'not applicable'

interface Judged extends W3cTest {
  readonly outcome: Outcome
  /** Why it failed or could not be judged. */
  readonly reason: string
}

/** Writes `docs/conformance.md` when every test was judged. */
export default class ConformanceReport implements Reporter {
  readonly #judged = new Map<string, Pick<Judged, 'outcome' | 'reason'>>()

  onBegin(_config: unknown, _suite: Suite): void {
    this.#judged.clear()
  }

  onTestEnd({ title, annotations }: TestCase, { status, errors }: TestResult): void {
    const said = (type: string) => annotations.find((one) => one.type === type)?.description
    const exempt = said('not applicable')
    const error = errors[0]?.message?.split('\n')[0]?.replaceAll('\u001B', '') ?? status
    if (status !== 'passed') {
      this.#judged.set(title, { outcome: 'failed', reason: said('failure') ?? error })
    } else if (exempt !== undefined) {
      this.#judged.set(title, { outcome: 'not applicable', reason: exempt })
    } else this.#judged.set(title, { outcome: 'passed', reason: '' })
  }

  async onEnd(): Promise<void> {
    const all = w3cTests()
    const judged = all.flatMap((one): Judged[] => {
      const verdict = this.#judged.get(one.id)
      return verdict ? [{ ...one, ...verdict }] : []
    })
    if (all.length === 0 || judged.length < all.filter(isJudgeable).length) return
    const options = await resolveConfig(document)
    writeFileSync(document, await format(reportOf(all, judged), { ...options, filepath: document }))
  }
}

const kinds: ReadonlyArray<readonly [ending: string, words: string]> = [
  ['text, order, TOC, title or error card', 'text, order, contents, metadata, errors'],
  ['geometry / pixels', 'geometry and pixels'],
  ['media decodes (naturalWidth / readyState)', 'pictures and sounds'],
  ['security (canary, navigation, DOM)', 'what is asked for, run and left alone'],
]

function reportOf(all: readonly W3cTest[], judged: readonly Judged[]): string {
  const levels = ['must', 'should', 'may'] as const
  const count = (tests: readonly Judged[], outcome: Outcome) =>
    tests.filter((one) => one.outcome === outcome).length
  const share = (tests: readonly Judged[]) => {
    const passed = count(tests, 'passed')
    const of = passed + count(tests, 'failed')
    return of === 0 ? '' : `${((passed / of) * 100).toFixed(1)} %`
  }
  const row = (name: string, tests: readonly Judged[], left: readonly W3cTest[]) =>
    `| ${name} | ${count(tests, 'passed')} | ${count(tests, 'failed')} | ${share(tests)} | ${count(tests, 'not applicable')} | ${left.length} |`
  const left = all.filter((one) => !isJudgeable(one))
  const at = <Test extends W3cTest>(tests: readonly Test[], level: string) =>
    tests.filter(({ req }) => req === level)
  const list = (outcome: Outcome) =>
    judged
      .filter((one) => one.outcome === outcome)
      .map(({ id, req, reason }) => `| \`${id}\` | ${req} | ${reason} |`)
      .join('\n')
  return `# Conformance

What the [W3C’s tests of EPUB reading systems](https://w3c.github.io/epub-tests/) say of Octavo. Written by \`npm run conformance\`, which opens each test’s publication in the real app and looks at what the test’s own sentence asks for: the words on the page and their order, where letters and pictures stand, the pixels, what plays, what was asked for over the network. \`tests/conformance\` has the verdicts; nobody’s eye is part of them.

| | passed | failed | share passed | not applicable | left to a person |
| --- | --- | --- | --- | --- | --- |
${levels.map((level) => row(level, at(judged, level), at(left, level))).join('\n')}
${row('all', judged, left)}

By what they look at:

| | passed | failed | share passed |
| --- | --- | --- | --- |
${kinds
  .map(([ending, words]) => {
    const tests = judged.filter(({ kind }) => kind.endsWith(ending))
    return `| ${words} | ${count(tests, 'passed')} | ${count(tests, 'failed')} | ${share(tests)} |`
  })
  .join('\n')}

## Failed

| test | level | why |
| --- | --- | --- |
${list('failed') || '| none | | |'}

## Not applicable

The suite sees to it that each of these says what it says here.

| test | level | why |
| --- | --- | --- |
${list('not applicable') || '| none | | |'}

## Left to a person

${left.filter(({ kind }) => kind.startsWith('scripting')).length} tests are of scripts in books, which Octavo never runs, and ${left.filter(({ kind }) => kind.startsWith('media overlays')).length} of media overlays, an optional feature that it does not have.
`
}
