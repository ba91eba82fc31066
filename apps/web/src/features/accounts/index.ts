export { LoginForm } from './LoginForm.tsx'
export { useOwn } from './own.ts'
export { OwnBindings } from './OwnBindings.tsx'
export { PersonFrame } from './PersonFrame.tsx'
