/** The worker that parses PDFs. It has no document, and its policy lets it reach nothing but the app. */
import '#core/formats/pdf/newer-platform'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
