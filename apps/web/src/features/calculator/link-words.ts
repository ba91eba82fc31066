import { t } from '@lingui/core/macro'

/** The words by which halls lead to the calculators; they come with the halls, the calculators only when one goes there. */
export const calculatorWords = {
  title: t`算一算`,
  help: t`退休时间、养老金、补缴、滞纳金`,
}
