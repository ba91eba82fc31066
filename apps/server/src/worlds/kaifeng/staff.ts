import { postOf } from '@tongban/contracts/access'

import type { PlannedStaff, StaffRole } from './plan.ts'

/** Username, name, role, agency and, for those who sit at one, the outlet. */
type Row = readonly [string, string, StaffRole, string, string?]

const rows: readonly Row[] = [
  ['zhao.jianguo', '赵建国', 'manager', '410200-01'],
  ['qian.lihua', '钱丽华', 'agency-head', '410200-01'],
  ['zhou.zhengming', '周正明', 'internal-checker', '410200-01'],
  ['wu.gang', '吴刚', 'system-administrator', '410200-01'],
  ['zheng.anping', '郑安平', 'security-administrator', '410200-01'],
  ['feng.jianming', '冯鉴明', 'audit-administrator', '410200-01'],
  ['he.xiaoyu', '何晓宇', 'counter-clerk', '410200-01', '410200-hall-1'],
  ['gao.yun', '高云', 'counter-supervisor', '410200-01', '410200-hall-1'],
  ['tang.wen', '唐文', 'reviewer', '410200-01'],
  ['xu.hui', '徐慧', 'approver', '410200-01'],
  ['luo.qi', '罗琪', 'counter-clerk', '410200-01', '410200-partner-1'],
  ['chen.jing', '陈静', 'counter-clerk', '410202-01', '410202-hall-1'],
  ['ma.chao', '马超', 'counter-supervisor', '410202-01', '410202-hall-1'],
  ['song.jia', '宋佳', 'reviewer', '410202-01'],
  ['han.lei', '韩磊', 'approver', '410202-01'],
  ['ding.xiang', '丁香', 'counter-clerk', '410202-01', '410202-community-centre-1'],
  ['lin.fang', '林芳', 'counter-clerk', '410202-01', '410202-bank-branch-1'],
  ['liu.min', '刘敏', 'reviewer', '410205-01'],
  ['sun.wei', '孙伟', 'approver', '410205-01'],
  ['yang.fan', '杨帆', 'counter-clerk', '410205-01', '410205-hall-1'],
  ['xie.bing', '谢冰', 'counter-supervisor', '410205-01', '410205-hall-1'],
  ['cao.yang', '曹阳', 'agency-head', '410205-01'],
  ['deng.li', '邓丽', 'internal-checker', '410205-01'],
  ['fu.rong', '傅蓉', 'counter-clerk', '410205-01', '410205-community-centre-1'],
  ['bai.ling', '白玲', 'counter-clerk', '410203-01', '410203-hall-1'],
  ['shi.lei', '石磊', 'reviewer', '410203-01'],
  ['kong.jie', '孔洁', 'approver', '410203-01'],
  ['mao.ning', '毛宁', 'counter-clerk', '410203-01', '410203-community-centre-1'],
  ['qin.yue', '秦悦', 'counter-clerk', '410204-01', '410204-hall-1'],
  ['jiang.tao', '江涛', 'reviewer', '410204-01'],
  ['gu.qing', '顾青', 'approver', '410204-01'],
  ['hou.bo', '侯博', 'counter-clerk', '410204-01', '410204-bank-branch-1'],
  ['shao.ying', '邵颖', 'counter-clerk', '410212-01', '410212-hall-1'],
  ['meng.fei', '孟飞', 'reviewer', '410212-01'],
  ['long.hai', '龙海', 'approver', '410212-01'],
  ['wan.chun', '万春', 'counter-clerk', '410212-01', '410212-village-point-1'],
  ['duan.rui', '段锐', 'counter-clerk', '410221-01', '410221-hall-1'],
  ['lei.ming', '雷鸣', 'reviewer', '410221-01'],
  ['tian.tian', '田甜', 'approver', '410221-01'],
  ['fan.hua', '范华', 'counter-clerk', '410221-01', '410221-village-point-1'],
  ['ren.yi', '任毅', 'counter-clerk', '410222-01', '410222-hall-1'],
  ['jiang.nan', '姜楠', 'reviewer', '410222-01'],
  ['fang.yuan', '方圆', 'approver', '410222-01'],
  ['yao.jun', '姚军', 'counter-clerk', '410223-01', '410223-hall-1'],
  ['tan.xin', '谭鑫', 'reviewer', '410223-01'],
  ['liao.kai', '廖凯', 'approver', '410223-01'],
  ['zou.hong', '邹红', 'counter-clerk', '410225-01', '410225-hall-1'],
  ['xiong.wei', '熊伟', 'reviewer', '410225-01'],
  ['jin.hui', '金辉', 'approver', '410225-01'],
  ['lu.ping', '陆平', 'counter-clerk', '410225-01', '410225-bank-branch-1'],
  ['hao.ran', '郝然', 'counter-clerk', '410200-02', '410200-hall-1'],
  ['cui.ying', '崔莹', 'reviewer', '410200-02'],
  ['kang.ning', '康宁', 'approver', '410200-02'],
]

/** The staff of the demo city: the same whatever the seed, so that logins stay. One post each, administrators apart. */
export const kaifengStaff: readonly PlannedStaff[] = rows.map(
  ([username, name, role, agencyId, outletId]) => ({
    username,
    name,
    role,
    agencyId,
    outletId: outletId ?? null,
    post: postOf[role],
  }),
)
