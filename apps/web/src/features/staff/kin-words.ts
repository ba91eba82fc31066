import type { DeclareKin } from '@tongban/contracts/kin'

/** The words of declaring one's family. */
export const kinWords = {
  title: '回避申报',
  help: '请申报您本人和配偶、父母、子女。申报以后，他们的办件和记录在您这里看不到、认领不了、也办不了，由同事办；已经认领的马上退回。申报了不能自己撤。',
  none: '还没有申报。',
  done: '申报好了，马上生效。',
  relations: { self: '本人', spouse: '配偶', parent: '父母', child: '子女' } satisfies Record<
    DeclareKin['relation'],
    string
  >,
  since: (day: string) => `${day}申报`,
  declare: '申报一个人',
  relation: '是您的什么人',
  kind: '证件种类',
  kinds: {
    resident: '居民身份证',
    'hk-macau-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
    'hmt-residence-permit': '港澳台居民居住证',
    'foreign-permanent': '外国人永久居留身份证',
    passport: '护照',
  } satisfies Record<DeclareKin['kind'], string>,
  number: '证件号码',
  name: '姓名',
  numberMust: '请填证件号码。',
  nameMust: '请填姓名。',
  submit: '申报',
}
