import type { z } from 'zod'

/** What is good of an object, and whether all of it was. */
export interface Checked<Values> {
  readonly values: Values
  readonly isGood: boolean
}

/** Each value by its own schema; what is absent stays absent, and names that nobody knows are dropped. */
export function keyByKey<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  given: unknown,
): Checked<{ [Key in keyof Shape]?: z.infer<Shape[Key]> }> {
  const values: Record<string, unknown> = {}
  if (!isRecord(given)) return { values: {}, isGood: given === undefined }
  let isGood = true
  for (const [key, schema] of Object.entries(shape)) {
    if (!Object.hasOwn(given, key)) continue
    const checked = schema.safeParse(given[key])
    if (checked.success) values[key] = checked.data
    else isGood = false
  }
  return { values: values as { [Key in keyof Shape]?: z.infer<Shape[Key]> }, isGood }
}

/** Each value of an object whose names are the person's own. */
export function each<Value>(
  given: unknown,
  check: (value: unknown) => Checked<Value>,
): Checked<Record<string, Value>> {
  if (!isRecord(given)) return { values: {}, isGood: given === undefined }
  const checked = Object.entries(given).map(([name, value]) => [name, check(value)] as const)
  return {
    values: Object.fromEntries(checked.map(([name, { values }]) => [name, values])),
    isGood: checked.every(([, { isGood }]) => isGood),
  }
}

/** The good ones of a list. */
export function listed<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): Checked<z.infer<Schema>[]> {
  if (!Array.isArray(given)) return { values: [], isGood: given === undefined }
  const checked = given.map((value) => schema.safeParse(value))
  return {
    values: checked.flatMap(({ success, data }) => (success ? [data] : [])),
    isGood: checked.every(({ success }) => success),
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
