import { t } from '@lingui/core/macro'

/** The words of the start page. */
export const words = {
  welcome: t`您要去哪里？`,
  unknown: t`没有这个页面。请从下面进去。`,
  person: t`我来办事`,
  personHelp: t`查记录、交申请、看办到哪一步`,
  employer: t`我替单位办事`,
  employerHelp: t`单位负责人和经办人从这里进`,
  staff: t`工作人员`,
  staffHelp: t`窗口、审核、管理`,
  checkPaper: t`核对一份文书的真假`,
  back: t`返回`,
  help: t`要人帮忙？打 12333，或到任一窗口。`,
}
