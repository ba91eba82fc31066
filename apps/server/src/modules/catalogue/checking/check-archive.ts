import { archiveClasses, isAsLong, leastName } from '@tongban/contracts/archive-classes'
import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import { fault, faultUnless } from './fault.ts'

/** 归档: what is published from now on says as what its files are kept, and not shorter than the regulation says of that class (D-49). */
export function checkArchive({ archive }: Declaration): FieldFault[] {
  if (archive === undefined)
    return [
      fault('archive.class', 'required', '没有写办结后按哪一类归档'),
      fault('archive.term', 'required', '没有写归档后保管多久'),
    ]
  const { name, atLeast } = archiveClasses[archive.class]
  return faultUnless(
    isAsLong(archive.term, atLeast),
    'archive.term',
    'shorter',
    `“${name['zh-CN']}”${leastName(atLeast)}`,
  )
}
