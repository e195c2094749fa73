import type { Store } from './store'

export interface KilledInWrites {
  readonly acknowledged: number
  /** Acknowledged, and not there or not as new as acknowledged. */
  readonly lost: readonly string[]
  readonly damaged: readonly string[]
  readonly uncleanStarts: readonly string[]
  readonly startsMs: readonly number[]
}

interface Plan {
  readonly kills: number
  /** 0 up to 1, for the moment of each kill. */
  readonly random: () => number
  /** The latest kill after the first acknowledgement. */
  readonly latestMs: number
}

/** Kills a store again and again while it writes, and looks after each start for all that it ever acknowledged. */
export async function killInWrites(store: Store, { kills, random, latestMs }: Plan) {
  const acknowledged = new Map<string, number>()
  let count = 0
  const lost: string[] = []
  const damaged: string[] = []
  const uncleanStarts: string[] = []
  const startsMs: number[] = []

  for (let kill = 0; kill <= kills; kill += 1) {
    const running = await store.start()
    startsMs.push(running.startMs)
    uncleanStarts.push(...running.complaints.map((complaint) => `start ${kill}: ${complaint}`))
    const kept = await running.kept()
    for (const [name, change] of acknowledged) {
      if ((kept.get(name) ?? -1) >= change) continue
      lost.push(`${name}, change ${change}, after kill ${kill}: ${kept.get(name) ?? 'not there'}`)
      acknowledged.delete(name)
    }
    if (kill < kills) {
      await new Promise<void>((begun) => {
        running.write((name, change) => {
          acknowledged.set(name, change)
          count += 1
          begun()
        })
      })
      await new Promise((over) => setTimeout(over, random() * latestMs))
    }
    await running.kill()
    damaged.push(...store.check().map((complaint) => `kill ${kill}: ${complaint}`))
  }
  return {
    acknowledged: count,
    lost,
    damaged,
    uncleanStarts,
    startsMs,
  } satisfies KilledInWrites
}
