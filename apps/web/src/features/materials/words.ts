import { t } from '@lingui/core/macro'
import type { Settlement } from '@tongban/contracts/declaration'

/** The words of materials. */
export const words = {
  title: t`材料`,
  none: t`这件事不用交材料。`,
  oneOf: t`下面几样，有一样就行`,
  notYet: t`还没有`,
  ways: {
    file: t`上传照片`,
    seen: t`看过原件，已还给本人`,
    record: t`记录里已有，不用交`,
    commitment: t`写承诺书代替`,
    debt: t`先办，以后补`,
  } satisfies Record<Settlement['by'], string>,
  forms: {
    'original-seen': t`看原件，看完退还`,
    kept: t`收原件`,
    copy: t`收复印件`,
    electronic: t`收电子件`,
  },
  library: t`用以前交过的`,
  libraryEmpty: t`没有别的可用的照片`,
  notUsedYet: t`刚上传，还没有用过`,
  usedOn: (name: string, day: string) => t`${name}，${day}交`,
  take: t`用这张`,
  takeThis: (said: string) => t`用这张：${said}`,
  libraryFor: (name: string) => t`用以前交过的：${name}`,
  photos: (name: string) => t`${name}的照片`,
  why: (basis: string, issuer: string) => t`依据：${basis}；${issuer}出具`,
  copies: (count: number) => t`${count} 份`,
  zoomIn: t`放大`,
  zoomOut: t`缩小`,
  whole: t`看全图`,
  openPdf: t`打开 PDF`,
  openFile: t`打开原件`,
  photosCount: (count: number) => t`照片 ${count} 张`,
  page: (index: number, count: number) => t`第 ${index} 张，共 ${count} 张`,
  missing: t`没有交`,
}
