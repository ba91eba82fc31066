import { t } from '@lingui/core/macro'
import type { OutletKind } from '@tongban/contracts/outlet'

/** The words of where to go; anybody reads them. */
export const whereWords = {
  title: t`去哪里办`,
  help: t`选您那里和哪一天，看附近的网点几点开门。放假和调休已经算在内。`,
  district: t`在哪个区县`,
  everywhere: t`全市`,
  on: t`哪一天`,
  kind: t`哪种网点`,
  anyKind: t`都可以`,
  kinds: {
    hall: t`社保大厅`,
    'community-centre': t`街道社区中心`,
    'bank-branch': t`银行网点`,
    'village-point': t`村级服务点`,
    kiosk: t`自助终端`,
    partner: t`合作网点`,
  } satisfies Record<OutletKind, string>,
  open: (hours: string) => t`开门 ${hours}`,
  closed: t`这天不开门`,
  gone: t`已撤并`,
  closedFrom: (day: string) => t`${day}起不再办理`,
  goTo: (day: string, successor: string) => t`${day}起请到${successor}办理`,
  holiday: (name: string) => t`${name}放假，不开门`,
  workingWeekend: (hours: string) => t`调休上班，开门 ${hours}`,
  exception: (said: string, note: string) => t`${said}（${note}）`,
  provisional: t`这一天的放假安排还没有公布，到时可能有变。`,
  none: t`这里没有这样的网点`,
  noneHelp: t`换一种网点，或者看全市的。要人帮忙请打 12333。`,
  more: (count: number) => t`再看 ${count} 个`,
  openFirst: t`网点，开门的在前`,
  call: (telephone: string) => t`电话 ${telephone}`,
}
