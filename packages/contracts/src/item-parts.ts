/** The parts of a declaration, as one changes them and as they are compared. */
export const itemParts = [
  'names',
  'codes',
  'basis',
  'who',
  'kind',
  'limits',
  'form',
  'materials',
  'steps',
  'routing',
  'procedures',
  'special',
  'effect',
  'result',
  'archive',
] as const
export type ItemPart = (typeof itemParts)[number]

/** To which part each place of a declaration belongs. */
const partOf: Readonly<Record<string, ItemPart>> = {
  code: 'names',
  names: 'names',
  keywords: 'names',
  category: 'names',
  subItem: 'names',
  nationalCode: 'codes',
  implementingCode: 'codes',
  leafCode: 'codes',
  basis: 'basis',
  revocationBasis: 'basis',
  certainty: 'basis',
  note: 'basis',
  applicants: 'who',
  reach: 'who',
  halls: 'who',
  neverByMandate: 'who',
  kind: 'kind',
  recheck: 'kind',
  onTheSpot: 'kind',
  automatic: 'kind',
  forwardedTo: 'kind',
  department: 'kind',
  limits: 'limits',
  extension: 'limits',
  form: 'form',
  materials: 'materials',
  steps: 'steps',
  fourEyes: 'steps',
  routing: 'routing',
  checks: 'routing',
  procedures: 'procedures',
  confirmation: 'special',
  window: 'special',
  list: 'special',
  duplicate: 'special',
  effect: 'effect',
  result: 'result',
  archive: 'archive',
  papers: 'basis',
}

/** To which part a place of a declaration belongs, by its first word; what nobody knows stands with the special ones. */
export function partOfPlace(place: string): ItemPart {
  return partOf[place.split('.')[0] ?? ''] ?? 'special'
}
