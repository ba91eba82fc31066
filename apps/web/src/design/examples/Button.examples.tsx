import { Button } from '../Button.tsx'
import type { Examples } from './example.ts'

/** Every look of a button. */
export const buttonExamples: Examples = {
  widget: 'Button',
  examples: [
    { name: 'primary', show: () => <Button kind="primary">交上去并受理</Button> },
    { name: 'plain', show: () => <Button>再试一次</Button> },
    { name: 'danger', show: () => <Button kind="danger">撤回</Button> },
    { name: 'disabled', show: () => <Button disabled>交上去</Button> },
    { name: 'pending', show: () => <Button pending>交上去</Button> },
    { name: 'pressed', show: () => <Button pressed>大字</Button> },
  ],
}
