import { createContext, useContext } from 'react'

/** Goes through the history of jumps. */
export interface Travel {
  back(): void
  forward(): void
}

export const TravelContext = createContext<Travel>({
  back: () => undefined,
  forward: () => undefined,
})

export const useTravel = (): Travel => useContext(TravelContext)
