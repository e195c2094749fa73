// The other engines' window: the size of Octavo's, and nothing in it but the page that it is told.
const { app, BrowserWindow } = require('electron')

void app.whenReady().then(async () => {
  const [width, height] = (app.commandLine.getSwitchValue('content-size') || '1180x820').split('x')
  const window = new BrowserWindow({
    width: Number(width),
    height: Number(height),
    useContentSize: true,
    webPreferences: { sandbox: true, backgroundThrottling: false, spellcheck: false },
  })
  await window.loadURL(app.commandLine.getSwitchValue('address') || 'about:blank')
})
app.on('window-all-closed', () => app.quit())
