// foliate-js needs these; the oldest Chromium that the benchmark runs on does not have them yet.

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => unknown} keyOf
 */
function groupsOf(items, keyOf) {
  /** @type {Map<unknown, Item[]>} */ const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

if (!('groupBy' in Map)) Object.assign(Map, { groupBy: groupsOf })
if (!('groupBy' in Object)) {
  /** @param {Iterable<unknown>} items @param {(item: unknown, index: number) => string} keyOf */
  const groupBy = (items, keyOf) => Object.fromEntries(groupsOf(items, keyOf))
  Object.assign(Object, { groupBy })
}
