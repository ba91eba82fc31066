import type { Parameter, Source } from '../parameter.ts'

/**
 * 差评回访: working days from a bad rating, or from hearing that something could not be done, to the call back. To be confirmed: the
 * opinion asks that somebody calls back and checks at once and names no figure that was read for this; cities set between one and ten.
 */
export const callBackTerm: Parameter<number, Source> = {
  name: 'ratings.call-back',
  unit: 'working days',
  values: [
    {
      from: '2019-12',
      value: 5,
      certainty: 'to-confirm',
      source: {
        document: '国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见（国办发〔2019〕51号）',
        article: '强化差评整改',
        published: '2019-12-17',
      },
    },
  ],
}
