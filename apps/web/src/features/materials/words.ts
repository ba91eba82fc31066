import type { Settlement } from '@tongban/contracts/declaration'

/** The words of materials. */
export const words = {
  title: '材料',
  none: '这件事不用交材料。',
  oneOf: '下面几样，有一样就行',
  notYet: '还没有',
  ways: {
    file: '上传照片',
    seen: '看过原件，已还给本人',
    record: '记录里已有，不用交',
    commitment: '写承诺书代替',
    debt: '先办，以后补',
  } satisfies Record<Settlement['by'], string>,
  forms: { 'original-seen': '看原件，看完退还', kept: '收原件', copy: '收复印件', electronic: '收电子件' },
  library: '用以前交过的',
  libraryEmpty: '没有别的可用的照片',
  notUsedYet: '刚上传，还没有用过',
  usedOn: (name: string, day: string) => `${name}，${day}交`,
  take: '用这张',
  photos: (name: string) => `${name}的照片`,
  why: (basis: string, issuer: string) => `依据：${basis}；${issuer}出具`,
  copies: (count: number) => `${count} 份`,
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '看全图',
  openPdf: '打开 PDF',
  openFile: '打开原件',
  photosCount: (count: number) => `照片 ${count} 张`,
  page: (index: number, count: number) => `第 ${index} 张，共 ${count} 张`,
  missing: '没有交',
}
