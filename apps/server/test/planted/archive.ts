import { archiveClasses, archiveYears } from '@tongban/contracts/archive-classes'

import { onOne, planted, type Plant } from './spoil.ts'

/** What is spoilt of the archive: nobody would know how long the files are kept, or they would be destroyed before the law lets them. */
export const plantsOfArchive: Readonly<Record<string, Plant>> = {
  'files that belong to no class': ({ archive: _archive, ...item }) =>
    planted(item, 'archive.class', 'required'),
  'files that are kept for nobody knows how long': ({ archive: _archive, ...item }) =>
    planted(item, 'archive.term', 'required'),
  'files that are destroyed before their time': (item, dice) => {
    const { archive } = item
    if (archive === undefined) return undefined
    const least = archiveClasses[archive.class].atLeast
    const tooShort = archiveYears.filter((years) => least === 'permanent' || years < least)
    return onOne(dice, tooShort, (term) =>
      planted({ ...item, archive: { ...archive, term } }, 'archive.term', 'shorter'),
    )
  },
}
