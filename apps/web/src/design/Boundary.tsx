import { Component, type ReactNode } from 'react'

import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { words } from './words.ts'

/** Around a page: where it cannot be drawn, or a part of the program does not arrive, it says so instead of standing empty. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main className="page-centre">
        <Notice tone="danger" alert>
          <p>{words.notDrawn}</p>
          <p>
            <Button onPress={() => location.reload()}>{words.reopen}</Button>
          </p>
        </Notice>
      </main>
    )
  }
}
