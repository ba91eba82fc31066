/** The words of the office itself. */
export const words = {
  hall: '审核',
  inbox: '待办',
  documents: '待核证件',
  absences: '不在岗',
  copies: '抄送我的',
  shields: '受保护人员',
  back: '回到待办',
  backToCopies: '回到抄送我的',
}
