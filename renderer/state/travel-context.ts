import { createContext, useContext } from 'react'

/** Goes through the history of jumps. */
export interface Travel {
  readonly back: () => void
  readonly forward: () => void
}

export const TravelContext = createContext<Travel>({
  back: () => undefined,
  forward: () => undefined,
})

export const useTravel = (): Travel => useContext(TravelContext)
