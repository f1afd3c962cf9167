/** A part of the page that may fail without taking the rest along. */
import { Component, type ComponentChildren } from 'preact'
import { words } from '../words/words.ts'

/** `of` names what is shown; something else is a reason to try again. */
export class Guarded extends Component<
  { of: string; children: ComponentChildren },
  { failed: string | undefined; message: string }
> {
  override state = { failed: undefined, message: '' }

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: this.props.of, message: error instanceof Error ? error.message : String(error) })
    console.error(error)
  }

  override render() {
    const { failed, message } = this.state
    if (failed !== this.props.of) return this.props.children
    return (
      <p class="notice is-error" role="alert">
        {words.fault(message)}
      </p>
    )
  }
}
