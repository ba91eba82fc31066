export { TrainingBand } from './TrainingBand.tsx'
