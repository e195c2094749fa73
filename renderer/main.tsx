import { CSPProvider } from '@base-ui/react/csp-provider'
import { createRoot } from 'react-dom/client'

import { App } from './app/app'
import { createBridge } from './bridge'
import { readingFontFaces } from './fonts/reading-fonts'
import { AppStoreContext, createAppStore } from './state/app-store'
import { CommandsContext, createCommandRegistry } from './state/command-registry'
import './ui/tokens.css'

const fonts = new CSSStyleSheet()
fonts.replaceSync(readingFontFaces)
document.adoptedStyleSheets = [fonts]

const { api, pathForFile } = createBridge()
const store = createAppStore(api)
const commands = createCommandRegistry()
api.subscribe('app.command', ({ command }) => void commands.run(command))

const root = document.querySelector('#root')
if (!root) throw new Error('The document has no place for the app')
createRoot(root).render(
  // Components put no style elements into the document: its policy would refuse them.
  <CSPProvider disableStyleElements>
    <AppStoreContext value={store}>
      <CommandsContext value={commands}>
        <App pathForFile={pathForFile} />
      </CommandsContext>
    </AppStoreContext>
  </CSPProvider>,
)
