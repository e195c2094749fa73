import type { Obstacle } from '../engine/typesetting/typesetter'

const obstacles: Readonly<Record<Obstacle, string>> = {
  alignment: 'centred, or at the far side',
  script: 'in a writing of other rules',
  content: 'with more than text in them',
  style: 'styled in a way of their own',
  float: 'beside a float',
  beginning: 'with a beginning of their own',
  width: 'with something wider than the line',
}

/** What the engine is doing, for people who look into it. */
export const engineWords = {
  name: 'Engine facts',
  set: 'Paragraphs set as a whole',
  left: 'Left to the browser',
  obstacle: (why: Obstacle) => `· ${obstacles[why]}`,
  chunks: 'Chunks mounted',
  measured: 'Sections measured',
  of: (done: number, all: number) => `${done} of ${all}`,
  layout: 'Layout',
}
