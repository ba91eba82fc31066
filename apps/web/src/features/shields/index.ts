export { Shields, useShieldsWaiting } from './Shields.tsx'
