/** Ordinary prose: letters, spaces and points in their usual proportion. Faces are measured by it. */
export const specimen =
  'It was late in the afternoon when the two of them came down from the hill, and the light lay ' +
  'along the water as if somebody had poured it there. Nobody spoke. What was there to say?'
