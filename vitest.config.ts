import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    // pdf.js leaves promises about damaged parts to themselves, as in the app's own processes.
    onUnhandledError: ({ name }) =>
      !/^(XRefEntry|XRefParse|ParserEOF|Format)Exception$/.test(name ?? ''),
    // `include` belongs to the projects alone: one up here would be added to theirs.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{core,electron,renderer,scripts,tests}/**/*.test.ts', 'scripts/**/*.test.mjs'],
        },
      },
      {
        extends: true,
        test: { name: 'dom', environment: 'happy-dom', include: ['renderer/**/*.test.tsx'] },
      },
    ],
  },
})
