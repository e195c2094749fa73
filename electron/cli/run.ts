import { sentenceFor } from '#core/error-words'
import { namedDates, type NamedFact, namedIdentifiers } from '#core/fact-words'
import type { Metadata } from '#core/publication/publication'
import { personInRole } from '#core/role-words'

import type { FileInfo } from './inspect'
import type { Parse } from './parse-jobs'

export interface Output {
  write(text: string): void
}

export interface Terminal {
  readonly out: Output
  readonly error: Output
}

export const usage = `Usage:
  octavo info FILE… [--json]   what the files are (one JSON object a line with --json)
  octavo text FILE             the text as the reader shows it, one blank line between blocks
  octavo help                  this page

  --anyway                     read a file as a text that does not seem to be one

Exit code: 0 when every file opened, 1 otherwise.
`

/** Runs one command line. @returns the exit code */
export async function runCommandLine(
  args: readonly string[],
  { out, error }: Terminal,
  parse: Parse,
  concurrency = 2,
): Promise<number> {
  const [command, ...rest] = args
  const files = rest.filter((argument) => !argument.startsWith('--'))
  const options = rest.filter((argument) => argument.startsWith('--'))
  const refuse = (reason: string) => {
    error.write(`octavo: ${reason}\n\n${usage}`)
    return 1
  }
  if (command === 'help' || command === '--help' || command === '-h') {
    out.write(usage)
    return 0
  }
  if (command === undefined) return refuse('no command given')
  if (command !== 'info' && command !== 'text') return refuse(`unknown command "${command}"`)
  const known = command === 'info' ? ['--json', '--anyway'] : ['--anyway']
  const unknown = options.find((option) => !known.includes(option))
  if (unknown !== undefined) return refuse(`unknown option "${unknown}"`)
  if (files.length === 0) return refuse('no file given')
  const anyway = options.includes('--anyway')
  const parseSo: Parse = (job, onBlocks) => parse({ ...job, anyway }, onBlocks)
  if (command === 'info') {
    return info(files, options.includes('--json'), { out, error }, parseSo, concurrency)
  }
  if (files.length > 1) return refuse('"text" takes one file')
  return text(files[0]!, { out, error }, parseSo)
}

async function info(
  files: readonly string[],
  asJson: boolean,
  { out, error }: Terminal,
  parse: Parse,
  concurrency: number,
): Promise<number> {
  let exitCode = 0
  const pending: ReturnType<Parse>[] = []
  const start = (index: number) => {
    const file = files[index]
    if (file !== undefined) pending[index] = parse({ kind: 'info', file }, () => {})
  }
  for (let index = 0; index < concurrency; index++) start(index)
  for (const [index, file] of files.entries()) {
    const reply = await pending[index]!
    start(index + concurrency)
    if (reply.type === 'done') {
      if (reply.info) out.write(asJson ? jsonLine(file, reply.info) : readable(file, reply.info))
      continue
    }
    exitCode = 1
    const { code } = reply.error
    const message = sentenceFor(reply.error)
    if (asJson) out.write(`${JSON.stringify({ file, ok: false, error: { code, message } })}\n`)
    else error.write(`${file}: ${message}\n`)
  }
  return exitCode
}

async function text(file: string, { out, error }: Terminal, parse: Parse): Promise<number> {
  let isFirst = true
  const reply = await parse({ kind: 'text', file }, (blocks) => {
    if (blocks.length === 0) return
    out.write((isFirst ? '' : '\n') + blocks.map((block) => `${block}\n`).join('\n'))
    isFirst = false
  })
  if (reply.type === 'done') return 0
  error.write(`${file}: ${sentenceFor(reply.error)}\n`)
  return 1
}

const jsonLine = (file: string, facts: FileInfo): string =>
  `${JSON.stringify({ file, ok: true, error: null, ...facts })}\n`

function readable(file: string, facts: FileInfo): string {
  const { title, authors, format, language, encoding, layout, sections, words, toc } = facts
  const count = (number: number, one: string, many: string) =>
    `${number.toLocaleString('en')} ${number === 1 ? one : many}`
  const line = [
    format,
    ...(encoding === undefined ? [] : [encoding]),
    ...(language === null ? [] : [language]),
    layout === 'fixed' ? count(sections, 'page', 'pages') : count(sections, 'section', 'sections'),
    count(words, 'word', 'words'),
  ].join(' · ')
  const by = authors.length > 0 ? `by ${authors.join(', ')}` : ''
  const said = [title, by, ...more(facts.metadata), line].filter((text) => text !== '')
  const contents = toc.map(({ label, level }) => `${'  '.repeat(level + 1)}${label}\n`).join('')
  return `${file}\n${said.map((text) => `  ${text}\n`).join('')}${contents}`
}

const listed = (facts: readonly NamedFact[]): string[] =>
  facts.map(([name, fact]) => `${name} ${fact}`)

/** What a file may say besides its title and its authors, a line for each kind. */
function more(metadata: Metadata): string[] {
  const { contributors = [], series, publisher, subjects = [] } = metadata
  const people = contributors.map(({ name, role }) => personInRole(name, role))
  const volume = series?.position === undefined ? '' : `, ${series.position}`
  return [
    metadata.subtitle ?? '',
    people.length > 0 ? `with ${people.join(', ')}` : '',
    series ? `in ${series.name}${volume}` : '',
    [...(publisher ? [publisher] : []), ...listed(namedDates(metadata))].join(' · '),
    listed(namedIdentifiers(metadata)).join(' · '),
    subjects.join(', '),
    ...(metadata.description?.split('\n') ?? []),
  ]
}
