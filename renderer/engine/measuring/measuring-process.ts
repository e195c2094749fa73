import {
  measuringGreeting,
  type MeasuringAnswer,
  type MeasuringJob,
  type MeasuringReport,
  type MeasuringRequest,
} from './messages'

/**
 * The unseen document that measures pages. It is of another site than the window, so Chromium gives it
 * a process of its own: counting a long book takes no time from the page that is being read. It lies
 * under the page at full size, because one that is out of the window is throttled.
 */
export class MeasuringProcess {
  readonly #host: HTMLElement
  readonly #origin: string
  #element: HTMLIFrameElement | undefined
  #port: Promise<MessagePort> | undefined
  #jobId = 0
  #onReport: (report: MeasuringReport) => void = () => undefined

  /** @param origin one of the `measuringOrigins` */
  constructor(host: HTMLElement, origin: string) {
    this.#host = host
    this.#origin = origin
  }

  /** Measures; what ran before is given up. The process is started with the first job. */
  start(job: MeasuringJob, onReport: (report: MeasuringReport) => void): void {
    this.#jobId += 1
    this.#onReport = onReport
    this.#port ??= this.#open()
    this.#send({ kind: 'start', jobId: this.#jobId, job })
  }

  /** Measures this section before all others. */
  hurry(section: number): void {
    this.#send({ kind: 'hurry', section })
  }

  /** Leaves the processor to the person for a moment. */
  rest(): void {
    this.#send({ kind: 'rest' })
  }

  /** Gives the job up; reports that are under way are not told. */
  stop(): void {
    this.#onReport = () => undefined
    this.#send({ kind: 'stop' })
  }

  /** Ends the process. A later job starts it anew. */
  end(): void {
    this.#onReport = () => undefined
    this.#port?.then((port) => port.close()).catch(() => undefined)
    this.#port = undefined
    this.#element?.remove()
    this.#element = undefined
  }

  #send(request: MeasuringRequest): void {
    this.#port?.then((port) => port.postMessage(request)).catch(() => undefined)
  }

  #open(): Promise<MessagePort> {
    const element = document.createElement('iframe')
    element.ariaHidden = 'true'
    element.tabIndex = -1
    element.inert = true
    Object.assign(element.style, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      border: '0',
      visibility: 'hidden',
      pointerEvents: 'none',
    })
    element.src = `${this.#origin}/`
    this.#element = element
    return new Promise((resolve) => {
      element.addEventListener(
        'load',
        () => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', ({ data }: MessageEvent<MeasuringAnswer>) => {
            if (data.jobId === this.#jobId) this.#onReport(data.report)
          })
          port1.start()
          element.contentWindow?.postMessage(measuringGreeting, this.#origin, [port2])
          resolve(port1)
        },
        { once: true },
      )
      this.#host.append(element)
    })
  }
}
