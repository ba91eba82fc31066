import { t } from '@lingui/core/macro'

/** The words of the widgets themselves. */
export const words = {
  must: t`（必填）`,
  year: t`年`,
  month: t`月`,
  day: t`日`,
  choose: t`请选择`,
  errors: (count: number) => t`有 ${count} 处要改`,
  cancel: t`先不做`,
  skip: t`跳到正文`,
  halls: t`办事大厅`,
  display: t`显示`,
  elder: t`大字`,
  contrast: t`高对比`,
  writeAnew: t`重写`,
  photograph: t`拍照`,
  pickFiles: t`选照片或 PDF`,
  uploading: (name: string) => t`正在上传 ${name}……`,
  remove: (name: string) => t`移除 ${name}`,
  page: (index: number) => t`第 ${index} 张`,
  again: t`再试一次`,
  supportNumber: (request: string) => t`如果一直这样，请把这个编号告诉管理员：${request}`,
  loading: t`正在打开……`,
  table: (title: string) => t`${title}（表）`,
  nextPage: t`后面的`,
  firstPage: t`回到最前面`,
}
