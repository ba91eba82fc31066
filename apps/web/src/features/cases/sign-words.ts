import type { UnsignedReason } from '@tongban/contracts/signature'

/** The words of signing at the counter. */
export const words = {
  title: '给办事人看并签名',
  help: '请把屏幕转给办事人，逐项核对；没错就请他在下面写名字。',
  sheet: '签名的地方',
  byPad: '用签名板签',
  fromPad: '签名板上的签名已经收到。',
  said: '本人确认、不能签字',
  reason: '为什么不能签字',
  reasons: {
    'cannot-write': '不会写字，或手不方便',
    'cannot-see': '看不清屏幕，已念给他听',
    'no-pad': '没有能写字的屏幕或签名板',
  } satisfies Record<UnsignedReason, string>,
  reasonMust: '请选一个不能签字的原因。',
  must: '还没有签名。请办事人写名字；不能写的，勾“本人确认、不能签字”。',
  signature: '签名',
  picture: '签名的图',
  signed: (witness: string, at: string) => `${at}当着${witness}的面签的`,
  unsigned: (witness: string, at: string, why: string) => `${at}当着${witness}的面口头确认，没有签字：${why}`,
  partOf: (bundle: string) => `签的是“${bundle}”的一张表，这一件是其中一部分。`,
  covers: '签的就是现在这份内容',
  changed: '签名以后内容又改过，签的是原来那份',
}
