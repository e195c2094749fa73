interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false }
}

/** A row of another version that cannot be understood counts as absent; it is not touched. */
export function stored<Value>(schema: Schema<Value>, json: string | null): Value | null {
  const checked = schema.safeParse(parsed(json))
  return checked.success ? checked.data : null
}

export function parsed(json: string | null): unknown {
  if (json === null) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
