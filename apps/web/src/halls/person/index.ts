export { PersonHall } from './PersonHall.tsx'
export { PersonLogin } from './PersonLogin.tsx'
