import { createContext, useContext } from 'react'

import type { VisualNavigator } from '../engine/visual-navigator'

/** The navigator of the open publication; `null` until its first page stands. */
export const NavigatorContext = createContext<VisualNavigator | null>(null)

export const useNavigator = (): VisualNavigator | null => useContext(NavigatorContext)
