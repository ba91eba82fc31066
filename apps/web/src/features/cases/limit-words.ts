import { t } from '@lingui/core/macro'

/** The words of floor and ceiling of a contribution base. */
export const limitWords = {
  between: (floor: string, ceiling: string) => t`本地缴费基数下限 ${floor}、上限 ${ceiling}（每人每月）。`,
  provisional: t`今年的上下限还没有公布，先按上一次公布的算，公布后多退少补。`,
  unknown: t`本地还没有公布今年的缴费基数上下限。请照真实工资申报，低于下限的按下限缴，高于上限的按上限缴。`,
  below: (whom: string, declared: string, floor: string) =>
    t`${whom}：申报 ${declared}，低于下限，按 ${floor} 缴。`,
  above: (whom: string, declared: string, ceiling: string) =>
    t`${whom}：申报 ${declared}，高于上限，按 ${ceiling} 缴。`,
}
