import { describe, expect, it } from 'vitest'

import { parseCommandLine } from './command-line'

const surroundings = { folder: '/home/reader', appPaths: ['/opt/octavo'] }
const parse = (...args: string[]) => parseCommandLine(args, surroundings)

describe('parseCommandLine', () => {
  it('finds files between switches, wherever they stand', () => {
    expect(
      parse(
        '--no-sandbox',
        '/opt/octavo',
        '--inspect=0',
        'a.epub',
        '--user-data-dir=/tmp/x',
        '/b.txt',
      ).files,
    ).toEqual(['/home/reader/a.epub', '/b.txt'])
  })

  it('keeps a file that is not there: it has to be said', () => {
    expect(parse('none.epub').files).toEqual(['/home/reader/none.epub'])
  })

  it('understands addresses of files, as desktops hand them over', () => {
    expect(parse('file:///home/reader/My%20Story.txt').files).toEqual(['/home/reader/My Story.txt'])
  })

  it('takes everything after -- for files', () => {
    expect(parse('--', '--odd name.txt').files).toEqual(['/home/reader/--odd name.txt'])
  })

  it('does not take the value of a loader for a file', () => {
    expect(parse('-r', '/playwright/loader.js', 'a.txt').files).toEqual(['/home/reader/a.txt'])
  })

  it('reads what a picture shall show', () => {
    expect(
      parse(
        '--screenshot',
        'out.png',
        '--size',
        '900x700',
        '--theme=sepia',
        '--page',
        '3',
        'a.txt',
      ),
    ).toEqual({
      files: ['/home/reader/a.txt'],
      screenshot: {
        file: '/home/reader/out.png',
        size: { width: 900, height: 700 },
        theme: 'sepia',
        page: 3,
      },
      problem: undefined,
    })
  })

  it('has defaults for a picture', () => {
    expect(parse('--screenshot=out.png').screenshot).toEqual({
      file: '/home/reader/out.png',
      size: undefined,
      theme: undefined,
      page: 1,
    })
  })

  it('says in a sentence what is wrong with the options of a picture', () => {
    expect(parse('--screenshot').problem).toContain('--screenshot')
    expect(parse('--screenshot', '--page', '2').problem).toContain('--screenshot')
    expect(parse('--screenshot', 'a.png', '--size', 'big').problem).toContain('--size')
    expect(parse('--screenshot', 'a.png', '--theme', 'pink').problem).toContain('paper, sepia')
    expect(parse('--screenshot', 'a.png', '--page', '0').problem).toContain('--page')
  })
})
