// The document that measures pages, at one of the measuring origins. It knows nothing but what the window's port tells.
import { appOrigin } from '#core/origins'

import { FramePool } from '../frame-pool'
import { SectionSource } from '../section-source'
import { frameDress } from '../settings-style'

import {
  measuringGreeting,
  type MeasuringAnswer,
  type MeasuringJob,
  type MeasuringReport,
  type MeasuringRequest,
} from './messages'
import { PageLayouts } from './page-layouts'
import { PageMeasurer } from './page-measurer'

/** Reports are gathered for so long: each costs the window a task. */
const reportEveryMs = 60

window.addEventListener('message', ({ data, origin, ports }: MessageEvent<unknown>) => {
  const [port] = ports
  if (origin === appOrigin && data === measuringGreeting && port) serve(port)
})

const answer = (jobId: number, report: MeasuringReport): MeasuringAnswer => ({ jobId, report })

interface Measuring {
  readonly hurry: (section: number) => void
  readonly rest: () => void
  readonly stop: () => void
}

function serve(port: MessagePort): void {
  let current: Measuring | undefined
  port.addEventListener('message', ({ data }: MessageEvent<MeasuringRequest>) => {
    if (data.kind === 'hurry') return current?.hurry(data.section)
    if (data.kind === 'rest') return current?.rest()
    current?.stop()
    current =
      data.kind === 'start'
        ? measure(data.job, (report) => port.postMessage(answer(data.jobId, report)))
        : undefined
  })
  port.start()
}

function measure(job: MeasuringJob, tell: (report: MeasuringReport) => void): Measuring {
  const { publicationId, hrefs, settings, geometry, fontFaces, readingProgression } = job
  const source = new SectionSource(publicationId, hrefs, job.firstSection)
  const frames = new FramePool({
    host: document.body,
    title: '',
    fontFaces,
    dress: frameDress(settings, geometry),
  })
  const layouts = new PageLayouts(source.count)
  layouts.adopt(job.known)

  const changed = new Set<number>()
  let lastReport = 0
  const report = (): void => {
    lastReport = performance.now()
    if (changed.size === 0) return
    const sections = Array.from(changed, (section) => ({
      section,
      layouts: layouts.known(section),
      isWhole: layouts.isWhole(section),
    }))
    changed.clear()
    tell({ kind: 'measured', sections })
  }
  const measurer = new PageMeasurer(
    { source, frames, readingProgression, settings },
    geometry,
    layouts,
    {
      onProgress(section) {
        changed.add(section)
        if (performance.now() - lastReport > reportEveryMs) report()
      },
    },
  )
  let stopped = false
  const end = (last: MeasuringReport): void => {
    if (stopped) return
    report()
    tell(last)
    frames.destroy()
  }
  measurer.run(job.start, job.share).then(
    () => end({ kind: 'complete' }),
    (error: unknown) => end({ kind: 'failed', message: String(error) }),
  )
  return {
    hurry: (section: number) => measurer.hurry(section),
    rest: () => measurer.rest(),
    stop() {
      stopped = true
      measurer.stop()
      frames.destroy()
    },
  }
}
