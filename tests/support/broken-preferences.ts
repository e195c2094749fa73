import { firstView } from '#core/library-view'

import type { StoredPreferences } from '../../electron/storage/preferences-file'

/** What `preferences.json` holds. */
export const preferencesText = (data: unknown, version: unknown = 2) =>
  JSON.stringify({ version, data })

/** What the file holds, and what is left of it: everything else is at its default. */
export const brokenPreferences: Readonly<
  Record<string, { readonly text: string; readonly left?: Partial<StoredPreferences> }>
> = {
  'is empty': { text: '' },
  'was cut off': { text: preferencesText({ reader: { fontSize: 20 } }).slice(0, 30) },
  'is no JSON': { text: 'fontSize = 20' },
  'is bytes of zero': { text: '\0'.repeat(400) },
  'is a list': { text: '[]' },
  'is null': { text: 'null' },
  'has no data': { text: '{"version":1}' },
  'has data of another kind': { text: preferencesText('data') },
  'has one value of another kind': {
    text: preferencesText({ reader: { fontSize: 'big', theme: 'sepia' } }),
    left: { reader: { theme: 'sepia' } },
  },
  'has a value out of range': {
    text: preferencesText({ reader: { fontSize: 4000, lineHeight: 1.5 } }),
    left: { reader: { lineHeight: 1.5 } },
  },
  'has a section of another kind': {
    text: preferencesText({ reader: [], library: { sort: 'title' } }),
    left: { library: { ...firstView, sort: 'title' } },
  },
  'has a wish of a kind that is out of range': {
    text: preferencesText({ kinds: { EPUB: { fontSize: 999, margins: 2 }, 'Plain text': 7 } }),
    left: { kinds: { EPUB: { margins: 2 }, 'Plain text': {} } },
  },
  'has a theme without a colour': {
    text: preferencesText({ themes: [{ name: 'Moss' }], presets: 'none' }),
    left: { themes: [], presets: [] },
  },
  'has a window that is no rectangle': {
    text: preferencesText({ reader: { theme: 'dusk' }, window: { bounds: { x: null } } }),
    left: { reader: { theme: 'dusk' } },
  },
  'has a choice of statistics that there is not': {
    text: preferencesText({ statistics: { isOn: 'yes', left: 'time' } }),
    left: { statistics: { isOn: true, left: 'time' } },
  },
  'is of a newer version': {
    text: preferencesText({ reader: { theme: 'night', unheardOf: true } }, 3),
    left: { reader: { theme: 'night' } },
  },
}
