/** The worker that draws pages, so that the window stays free for the hand. */
import '#core/formats/pdf/newer-platform'
import 'pdfjs-dist/legacy/build/pdf.renderer.mjs'
