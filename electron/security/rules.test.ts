import { describe, expect, it } from 'vitest'

import { isAllowedDocument, isGranted, isLocal } from './rules'

describe('security rules', () => {
  it('lets nothing be asked for but what is here', () => {
    expect(isLocal('app://reader/', undefined)).toBe(true)
    expect(isLocal('data:image/png;base64,AA', undefined)).toBe(true)
    for (const url of [
      'https://example.org/',
      'http://localhost:5173/',
      'ws://localhost:5173/',
      'file:///etc/passwd',
      'ftp://example.org/',
      'chrome://version/',
      '',
    ]) {
      expect(isLocal(url, undefined), url).toBe(false)
    }
  })

  it('knows one server in development', () => {
    const server = 'http://localhost:5173/'

    expect(isLocal('ws://localhost:5173/x', server)).toBe(true)
    expect(isLocal('http://localhost:5173/x', server)).toBe(true)
    expect(isLocal('http://localhost:9999/x', server)).toBe(false)
    expect(isLocal('https://example.org/', server)).toBe(false)
  })

  it('lets the window hold the app and a frame hold the empty document', () => {
    expect(isAllowedDocument('app://reader/', true)).toBe(true)
    expect(isAllowedDocument('app://reader/frame.html', false)).toBe(true)
    expect(isAllowedDocument('about:blank', false)).toBe(true)
    expect(isAllowedDocument('app://measure-1/', false)).toBe(true)
    expect(isAllowedDocument('app://measure-1/frame.html', false)).toBe(true)
    for (const url of [
      'app://reader/frame.html',
      'app://measure-1/',
      'app://reader/publications/x/y.svg',
      'https://example.org/',
      'javascript:alert(1)',
    ]) {
      expect(isAllowedDocument(url, true), url).toBe(false)
    }
    expect(isAllowedDocument('app://reader/', false)).toBe(false)
    expect(isAllowedDocument('app://reader/publications/x/y.svg', false)).toBe(false)
  })

  it('grants two permissions to the own origin and no other', () => {
    expect(isGranted('fullscreen', 'app://reader/')).toBe(true)
    expect(isGranted('local-fonts', 'app://reader')).toBe(true)
    expect(isGranted('geolocation', 'app://reader/')).toBe(false)
    expect(isGranted('openExternal', 'app://reader/')).toBe(false)
    expect(isGranted('fullscreen', 'https://example.org/')).toBe(false)
    expect(isGranted('fullscreen', 'app://reader.example/')).toBe(false)
    expect(isGranted('fullscreen', '')).toBe(false)
  })
})
