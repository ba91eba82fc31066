export { LoginForm } from './LoginForm.tsx'
export { type Own, useOwn } from './own.ts'
export { OwnBindings } from './OwnBindings.tsx'
export { PersonFrame } from './PersonFrame.tsx'
