import type { HouseBoundary } from '@tongban/contracts/boundaries'

/** What went wrong, as the boundaries name it; what is new here stands as it came. */
const faults: Readonly<Record<string, string>> = {
  unreachable: '连不上对方',
  timeout: '对方没有回应',
  'not-set': '没有设置',
  'no-address': '没有地址',
  undeliverable: '发出后被退回',
  'smtp-login': '邮件服务器不认我们的密码',
  'internal-address': '地址在内部网络，没有发',
}

/** The words of the boundaries of an installation. */
export const words = {
  title: '对外连接',
  help: '本系统向外连的每一处：设了没有、最近一次正常和出错是什么时候、还有多少在等。出错只写代码，密码和密钥哪里都不显示。设置在启动参数里改，见操作手册。',
  name: '连接',
  names: {
    sms: '短信网关',
    mail: '邮件服务器',
    'staff-openid': '工作人员统一身份登录',
    'people-openid': '群众统一身份登录',
    core: '核心业务系统',
    scanner: '上传文件查毒（ClamAV）',
    bridge: '窗口设备桥（读卡器、摄像头、签字板）',
    webhooks: '给接入系统的通知',
    files: '文件存放',
  } satisfies Record<HouseBoundary, string>,
  department: (name: string) => `外部门接口：${name}`,
  place: '连到哪里',
  places: { https: '公网上的 https 地址', DATA_DIR: '本机的文件夹（DATA_DIR）' } as Readonly<
    Record<string, string>
  >,
  notSet: '没有设',
  setBy: (variable: string) => `由 ${variable} 设`,
  variables: {
    sms: 'SMS_URL',
    mail: 'SMTP_URL',
    'staff-openid': 'OIDC_ISSUER',
    'people-openid': 'PEOPLE_OIDC_ISSUER',
    core: 'CORE_URL',
    scanner: 'CLAMD_URL',
    bridge: 'BRIDGE_URL',
    webhooks: 'WEBHOOK_NETWORKS',
    files: 'DATA_DIR',
  } satisfies Record<HouseBoundary, string>,
  departmentVariable: 'DEPARTMENT_PORTS',
  items: (names: string) => `登记在那里的事项：${names}`,
  noItems: '现在没有事项登记在那里',
  decided: (names: string) => `由它办的事项：${names}`,
  byBrowser: '由窗口电脑的浏览器自己连，服务器不连',
  well: '最近正常',
  never: '还没有过',
  fault: '最近出错',
  noFault: '没有出过错',
  stillFaulty: '还没恢复',
  mended: '后来正常了',
  waiting: '在等',
  gaveUp: '等人处理',
  nothing: '—',
  act: '办理',
  tryNow: '现在试一次',
  tryNowOf: (name: string) => `现在试一次：${name}`,
  triedWell: (name: string, ms: number) => `${name}：正常，用了 ${ms} 毫秒。`,
  faultSaid: (code: string) =>
    code.startsWith('http-') ? `对方回绝（${code.slice('http-'.length)}）` : (faults[code] ?? code),
  triedBadly: (name: string, fault: string) => `${name}：没有成功（${fault}）。`,
  see: '去处理',
  seeOf: (name: string) => `去处理：${name}`,
}
