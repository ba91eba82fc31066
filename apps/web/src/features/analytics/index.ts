export { AwayFromHome } from './AwayFromHome.tsx'
export { CasesBehind, figureOf, nameOfFigure } from './CasesBehind.tsx'
export { Overview } from './Overview.tsx'
