export { Clients } from './Clients.tsx'
export { givenWords } from './given-words.ts'
export { GivenClients } from './GivenClients.tsx'
