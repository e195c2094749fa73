import { Component, type ReactNode } from 'react'

import { Button } from '../ui/button'
import { words } from '../words/words'

import styles from './app.module.css'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean
}

/** A screen that cannot be drawn says so; the rest of the app goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main role="alert" className={styles['failed']}>
        <p>{words.broken}</p>
        <Button look="strong" onClick={() => this.setState({ hasFailed: false })}>
          {words.tryAgain}
        </Button>
      </main>
    )
  }
}
