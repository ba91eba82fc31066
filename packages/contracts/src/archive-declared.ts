import { z } from 'zod'

import { archiveClassCodes, archiveYears } from './archive-classes.ts'

/** 归档: as what the files of a closed case are kept, and for how long (D-49). */
export const archiveDeclared = z
  .strictObject({
    class: z.enum(archiveClassCodes).describe('类别: what kind of file it is'),
    term: z
      .union([z.literal('permanent'), z.literal(archiveYears)])
      .describe(
        '保管期限 in years from 1 January of the year after it was closed; not shorter than its class says',
      ),
  })
  .meta({ id: 'DeclaredArchive' })
export type DeclaredArchive = z.output<typeof archiveDeclared>
