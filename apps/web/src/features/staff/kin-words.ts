import type { DeclareKin } from '@tongban/contracts/kin'

/** The words of declaring one's family. */
export const kinWords = {
  title: '回避申报',
  help: '请申报您本人和配偶、父母、子女。申报以后，他们的办件和记录在您这里看不到、认领不了、也办不了，由同事办；已经认领的马上退回。报错了的，申请更正，由内控人员确认。',
  none: '还没有申报。',
  done: '申报好了，马上生效。',
  relations: { self: '本人', spouse: '配偶', parent: '父母', child: '子女' } satisfies Record<
    DeclareKin['relation'],
    string
  >,
  since: (day: string) => `${day}申报`,
  ended: '已经更正，不再回避',
  endAsked: '已申请更正，等内控人员确认',
  end: '申请更正',
  endOf: (relation: string) => `申请更正：${relation}`,
  endHelp: '确认以前，他的记录在您这里还是看不到、办不了。',
  ends: '回避申报更正',
  noEnds: '没有等待确认的更正。',
  staff: '工作人员',
  person: '申报的人',
  askedAt: '申请时间',
  act: '办理',
  agree: '确认更正',
  refuse: '不同意',
  agreeTo: (staff: string, person: string) => `确认${staff}和${person}不是这个关系`,
  refuseTo: (staff: string, person: string) => `不同意更正${staff}申报的${person}`,
  looked: '请核对材料（户口簿、结婚证等）以后再确认。您看到的姓名已经留痕。',
  declare: '申报一个人',
  relation: '是您的什么人',
  kind: '证件种类',
  number: '证件号码',
  name: '姓名',
  numberMust: '请填证件号码。',
  nameMust: '请填姓名。',
  submit: '申报',
}
