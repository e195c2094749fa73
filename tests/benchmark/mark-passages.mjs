/**
 * In Octavo's window, in which it must be alone in the library: marks a part of every so many characters of a
 * book, in five colours and three ways.
 * @param {number} every characters, 150 at least
 * @returns how many passages
 */
export async function markPassages(every) {
  /** @param {string} name @param {unknown} [input] */
  const request = async (name, input) => {
    const { reader } =
      /** @type {{ reader: { transport: import('#core/ipc/contract').TextTransport } }} */ (
        /** @type {unknown} */ (window)
      )
    const text = await reader.transport.request(name, input)
    const answer = /** @type {import('#core/ipc/contract').Answer} */ (JSON.parse(text))
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }
  const started = await request('app.start')
  const [book] = /** @type {{ publications: { id: string }[] }} */ (started).publications
  const id = book?.id
  const opened = await request('publication.open', { id })
  const { manifest } = /** @type {import('#core/ipc/contract').OpenedReading} */ (opened)
  const at = new Date(0).toISOString()
  let count = 0
  /** @template Value @param {string} piece @returns {Promise<Value>} */
  const pieceOf = async (piece) => {
    const answers = await (await fetch(`/sections/${id}/${piece}`)).json()
    return answers[0].value
  }
  for (const [index, { href }] of manifest.readingOrder.entries()) {
    /** @type {import('#core/content/prepared-section').PreparedSection} */
    const { chunks } = await pieceOf(String(index))
    let words = ''
    for (const chunk of chunks.keys()) {
      /** @type {string} */
      const html = await pieceOf(`${index}.${chunk}`)
      words += new DOMParser().parseFromString(html, 'text/html').body.textContent
    }
    for (let offset = 0; offset < words.length - 150; offset += every) {
      const place = (/** @type {number} */ to) => ({ href, locations: { offset: to } })
      await request('highlights.save', {
        id: crypto.randomUUID(),
        publicationId: id,
        locator: place(offset),
        end: place(offset + 150),
        text: words.slice(offset, offset + 150),
        kind: ['highlight', 'underline', 'strike'][count % 3],
        colour: ['yellow', 'green', 'blue', 'pink', 'violet'][count % 5],
        note: null,
        createdAt: at,
        changedAt: at,
      })
      count += 1
    }
  }
  return count
}
