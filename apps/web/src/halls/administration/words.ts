/** The words of administration itself. */
export const words = {
  hall: '管理',
  staff: '工作人员',
  grants: '授权',
  renewals: '重设登录',
  places: '机构和网点',
  mergers: '机构撤并',
  teams: '组',
  calendar: '日历和业务期',
  outletGrants: '事项下沉',
  audit: '查看记录',
  messages: '未送达的消息',
  clients: '接入系统',
  templates: '消息模板',
  running: '运行情况',
  boundaries: '对外连接',
  logins: '我的登录',
}
