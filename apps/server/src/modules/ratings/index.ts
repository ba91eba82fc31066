export { answerRating } from './answer.ts'
export { type Given, rateCase } from './give.ts'
export { bindRatings } from './routes.ts'
export { ratingFigures } from './figures.ts'
