import { errorsOf } from './errors.ts'

/** What acts on cases are refused with. */
export const casesErrors = errorsOf('cases', {
  signature: {
    status: 422,
    text: {
      'zh-CN': '签名和交上来的表对不上：签名以后表又改过。请再给办事人看一遍，重新签。',
      en: 'The signature is not of this form: it was changed after signing. Please show it and have it signed again.',
    },
  },
  distrusted: {
    status: 422,
    text: {
      'zh-CN': '有一次承诺经核查不实，现在不能用名单办，因为名单用承诺代替材料。请一件一件办，并交材料。',
      'zh-HK': '有一次承諾經核查不實，現在不能用名單辦，因為名單用承諾代替材料。請一件一件辦，並交材料。',
      en: 'A commitment was found to be false. Until credit is restored lists are not taken, because they put a commitment in the place of papers: please apply one by one, with the papers.',
    },
  },
  findings: {
    status: 422,
    text: {
      'zh-CN': '这个程序要有结果：写明结论和说明，才能结束。',
      'zh-HK': '這個程序要有結果：寫明結論和說明，才能結束。',
      en: 'This procedure ends with a result: write down what was found.',
    },
  },
  'no-port': {
    status: 422,
    text: {
      'zh-CN': '这件事由别的部门办，本地还没有和它联网，请直接到该部门办。',
      'zh-HK': '這件事由別的部門辦，本地還沒有和它聯網，請直接到該部門辦。',
      en: 'This is a matter of another department that is not connected here. Please go to it directly.',
    },
  },
  'at-department': {
    status: 409,
    text: {
      'zh-CN': '已经送到办理的部门，在这里撤不回来了；不想办了，请直接向该部门说。',
      'zh-HK': '已經送到辦理的部門，在這裏撤不回來了；不想辦了，請直接向該部門說。',
      en: 'It has been sent to the department that decides it and cannot be withdrawn here any more; please tell them directly.',
    },
  },
  'not-found': { status: 404, text: { 'zh-CN': '没有这个办件。', en: 'There is no such case.' } },
  'wrong-stage': {
    status: 409,
    text: { 'zh-CN': '办件现在不在这一步，请刷新看看。', en: 'The case is not at this step now.' },
  },
  'urged-today': {
    status: 409,
    text: {
      'zh-CN': '今天已经催过了，经办的人看得到。明天还没有动静，可以再催。',
      en: 'You have asked today already, and whoever works on it sees that. You can ask again tomorrow.',
    },
  },
  'nothing-to-urge': {
    status: 409,
    text: {
      'zh-CN': '现在不是在等经办机构，不用催。',
      en: 'The agency is not who it waits for now.',
    },
  },
  'not-yours-to-recall': {
    status: 409,
    text: {
      'zh-CN': '只能收回自己刚写的审核意见，而且下一步的人还没有办。',
      en: 'Only one’s own latest opinion can be taken back, and only before somebody has acted on it.',
    },
  },
  'no-colleague': {
    status: 422,
    text: {
      'zh-CN': '这位同事不能接这件：没有这项权限，办过前面一步，或者这是他自己的记录。',
      en: 'This colleague cannot take it: no right to it, hands in it already, or his own record.',
    },
  },
  'not-head': {
    status: 403,
    text: {
      'zh-CN': '这件不归您当组长的组，分不了；可以转办。',
      en: 'It does not lie with a team that you head; you can hand it over instead.',
    },
  },
  questioned: {
    status: 409,
    text: {
      'zh-CN': '已经有人提请纠正，在等另一位决定。',
      en: 'It has been questioned already; somebody else decides about it.',
    },
  },
  'review-late': {
    status: 409,
    text: {
      'zh-CN': '申请复查的期限已经过了。',
      'zh-HK': '申請複查的期限已經過了。',
      en: 'The term for asking for a review is over.',
    },
  },
  reviewed: {
    status: 409,
    text: {
      'zh-CN': '这个决定已经复查过一次。不服的，可以申请行政复议或者起诉。',
      'zh-HK': '這個決定已經複查過一次。不服的，可以申請行政複議或者起訴。',
      en: 'This decision has been reviewed once. Reconsideration and a lawsuit remain.',
    },
  },
  'no-publicity': {
    status: 404,
    text: {
      'zh-CN': '现在没有这个公示，可能已经到期。',
      'zh-HK': '現在沒有這個公示，可能已經到期。',
      en: 'There is no such publicity now; it may be over.',
    },
  },
  'publicity-running': {
    status: 409,
    text: {
      'zh-CN': '公示要满天数，到最后一天才结束，不能提前。',
      en: 'A publicity lasts to its last day; it cannot be ended before.',
    },
  },
  'review-decided': {
    status: 409,
    text: {
      'zh-CN': '按时申请的复查要作出决定，不能不予受理。',
      en: 'A review that was asked for in time is decided; it cannot be turned away.',
    },
  },
  'merged-away': {
    status: 409,
    text: {
      'zh-CN': '这份登记已经并入同一个人的另一份登记。请用证件重新查找，在那一份上办。',
      en: 'This record was merged into another one of the same person. Look the person up again and use that one.',
    },
  },
  'other-busy': {
    status: 409,
    text: {
      'zh-CN': '另一份登记正在办别的事，请过一会儿再试。',
      en: 'Something is being done with the other record; try again in a moment.',
    },
  },
  'objections-open': {
    status: 409,
    text: {
      'zh-CN': '公示期间有人提出异议，还没有核查完，核查以后才能批准。',
      en: 'There are objections to the publicity; it is granted after they were examined.',
    },
  },
  'no-extension': {
    status: 409,
    text: {
      'zh-CN': '这件不能延期：事项没有登记可以延期的规定，或者现在不在办理中。',
      en: 'It cannot be extended: the item names no rule for that, or it is not under way.',
    },
  },
  extended: {
    status: 409,
    text: { 'zh-CN': '已经延期过一次，不能再延。', en: 'It has been extended once already.' },
  },
  overdue: {
    status: 409,
    text: {
      'zh-CN': '已经超过办理期限，不能再延期。',
      en: 'Its limit is over; it cannot be extended any more.',
    },
  },
  'signers-open': {
    status: 409,
    text: {
      'zh-CN': '还在等同事会签，签完才能决定；不再等的，先写明理由结束会签。',
      en: 'Colleagues have been asked to sign; it is decided after that, or after nobody is waited for any more.',
    },
  },
  'signers-disagree': {
    status: 409,
    text: {
      'zh-CN': '会签没有同意，不能批准，也不能另请人会签。请退回上一步，或者不予批准。',
      en: 'Those who were asked to sign do not agree: it cannot be granted, nor can others be asked. Send it back, or refuse.',
    },
  },
  'not-asked-to-sign': {
    status: 409,
    text: {
      'zh-CN': '现在没有要签的：没有请您会签，或者已经签过、不再等了。',
      en: 'There is nothing to sign: nobody asked, or it was signed or ended already.',
    },
  },
  delegated: {
    status: 409,
    text: {
      'zh-CN': '这一步已经委派给一位同事，等他交回来再委派。',
      en: 'The task has been delegated already.',
    },
  },
  'not-delegated': {
    status: 409,
    text: { 'zh-CN': '这一步没有委派给您。', en: 'This task has not been delegated to you.' },
  },
  away: {
    status: 409,
    text: {
      'zh-CN': '这位同事那时不在，也没有能代他的人，请选别人。',
      en: 'This colleague is away and nobody can stand in for him; please choose another.',
    },
  },
  'not-granted': {
    status: 403,
    text: { 'zh-CN': '本网点没有承接这个事项。', en: 'This outlet may not accept this item.' },
  },
  'not-online': {
    status: 403,
    text: {
      'zh-CN': '这个事项不能在网上办，请到任一窗口。',
      en: 'This item cannot be done online; please come to any counter.',
    },
  },
  'code-needed': {
    status: 422,
    text: {
      'zh-CN': '新的手机号要先用短信验证码确认是您的。收不到短信的号码，带证件到任一窗口改。',
      'zh-HK': '新的手機號碼要先用短訊驗證碼確認是您的。收不到短訊的號碼，帶證件到任一窗口改。',
      en: 'A new telephone is first confirmed by the code of a text message. A number that gets none is changed at any counter.',
    },
  },
  'out-of-reach': {
    status: 422,
    text: { 'zh-CN': '这个事项不能在这里收，请看应当去哪里办。', en: 'This item cannot be accepted here.' },
  },
  'not-yours': {
    status: 403,
    text: {
      'zh-CN': '这件不是本网点收的，也不归本机构办，不能在这里作不予受理。',
      en: 'This outlet neither took the case in nor belongs to the agency that owns it.',
    },
  },
  'already-open': {
    status: 409,
    text: {
      'zh-CN': '同样的申请已经有一件在办，不用再交。',
      'zh-HK': '同樣的申請已經有一件在辦，不用再交。',
      en: 'The same application is under way already; there is no need to hand it in again.',
    },
  },
  'wrong-applicant': {
    status: 422,
    text: { 'zh-CN': '这个事项不是由这类申请人办的。', en: 'This item is not for this kind of applicant.' },
  },
  form: {
    status: 422,
    text: { 'zh-CN': '表里还有地方要改，请看标出的地方。', en: 'The form needs changes; see the fields.' },
  },
  'new-version': {
    status: 409,
    text: {
      'zh-CN': '这个事项刚刚更新了，请重新打开再填，已填的还在。',
      en: 'The item has a new version; please open it again.',
    },
  },
  incomplete: {
    status: 422,
    text: {
      'zh-CN': '材料还没有齐，不能受理。请一次告知还差什么。',
      en: 'Papers are missing; give notice of them first.',
    },
  },
  'nothing-missing': {
    status: 409,
    text: { 'zh-CN': '材料已经齐了，可以直接受理。', en: 'Nothing is missing; it can be accepted.' },
  },
  until: {
    status: 422,
    text: {
      'zh-CN': '补正期限要在今天之后、六十天以内。',
      en: 'The day must be after today and within sixty days.',
    },
  },
  'four-eyes': {
    status: 409,
    text: {
      'zh-CN': '这个事项要两个人办，您经手过前一步，请交给另一位同事。',
      en: 'Two people must handle this; you did the step before.',
    },
  },
  'agent-online': {
    status: 422,
    text: {
      'zh-CN': '网上只能本人办；替别人办的，请带委托书到任一窗口。',
      en: 'Online everybody acts for himself; whoever acts for somebody else comes to a counter with the mandate.',
    },
  },
  'own-record': {
    status: 403,
    text: { 'zh-CN': '不能办理自己的事，请交给同事。', en: 'You cannot handle your own record.' },
  },
  'body-decides': {
    status: 409,
    text: {
      'zh-CN': '这件事由转报的机关决定，决定要和它的答复一致。',
      en: 'Another body decides this; the decision must follow its answer.',
    },
  },
  'no-procedure': {
    status: 422,
    text: { 'zh-CN': '这个事项没有声明这个程序。', en: 'The item declares no such procedure.' },
  },
  'procedure-over': {
    status: 409,
    text: {
      'zh-CN': '这个特别程序已经进行过，不能再来一次。',
      en: 'This special procedure has taken place; it is not begun again.',
    },
  },
  'no-follow-up': {
    status: 409,
    text: { 'zh-CN': '没有这一项要办，或者已经办过了。', en: 'There is no such follow-up, or it was done.' },
  },
  remote: {
    status: 409,
    text: {
      'zh-CN': '结果登记在另一个系统里，不能在这里直接撤销，请另立一件更正。',
      en: 'The result is registered in another system and cannot be reversed here.',
    },
  },
  'confirmation-open': {
    status: 409,
    text: {
      'zh-CN': '还在等本人确认，期限没有过，先不能批准。',
      en: 'Somebody whom the case names may still answer; it cannot be granted yet.',
    },
  },
  objection: {
    status: 409,
    text: {
      'zh-CN': '有职工说不对，还没有核实，不能批准。请审核岗核实：属实的不予批准，不属实的写明理由继续办。',
      en: 'Somebody whom the case names objects and nobody has checked it; it cannot be granted.',
    },
  },
  'no-objection': {
    status: 409,
    text: {
      'zh-CN': '这一项没有要核实的异议，或者已经核实过了。',
      en: 'There is no objection to check here, or it was checked.',
    },
  },
  'others-untold': {
    status: 409,
    text: {
      'zh-CN': '另一份登记的本人还没有告知到，先不能批准。请告知他，或者记下他本人的答复。',
      en: 'Whoever has the other record has not been told yet; it cannot be granted. Tell him, or write down what he answers.',
    },
  },
  'others-until': {
    status: 409,
    text: {
      'zh-CN': '另一份登记的本人还可以提出，日子没有过，先不能批准。',
      en: 'Whoever has the other record may still object; it cannot be granted before his last day has passed.',
    },
  },
  'other-objects': {
    status: 409,
    text: {
      'zh-CN': '另一份登记的本人不同意，不能批准。',
      en: 'Whoever has the other record does not agree; it cannot be granted.',
    },
  },
  'no-distrust': {
    status: 409,
    text: {
      'zh-CN': '这件没有失信标记，或者已经到期、已经恢复了。',
      en: 'There is no mark of a false commitment on this case, or it is over.',
    },
  },
  'trust-asked': {
    status: 409,
    text: {
      'zh-CN': '已经有人提请恢复信用，在等另一位决定。',
      en: 'It was asked for already and waits for its decision.',
    },
  },
  'nobody-told': {
    status: 409,
    text: {
      'zh-CN': '这件事没有告知过另一份登记的本人，没有答复可以记。',
      en: 'Nobody with another record was told of this; there is no answer to write down.',
    },
  },
  'other-answered': {
    status: 409,
    text: { 'zh-CN': '这个答复已经记下了。', en: 'This answer stands there already.' },
  },
  'core-silent': {
    status: 409,
    text: {
      'zh-CN': '登记系统没有答复，可能已经登记，只能再发一次问清楚。',
      en: 'The core has not answered and may have registered it; it can only be asked again.',
    },
  },
  rule: {
    status: 422,
    text: {
      'zh-CN': '这个事项没有登记依据，不同意要写明按哪个文件的哪一条，例如“社会保险经办条例第10条”。',
      en: 'No rule stands in this item: say by which article of which document it is refused.',
    },
  },
  reason: { status: 422, text: { 'zh-CN': '不同意时要写明理由。', en: 'Say why you do not agree.' } },
  effect: {
    status: 409,
    text: {
      'zh-CN': '记录里已经有冲突的内容，不能登记，请先核对。',
      en: 'The record holds something that conflicts.',
    },
  },
  claimed: {
    status: 409,
    text: { 'zh-CN': '同事正在办这件，先看看别的吧。', en: 'A colleague is working on this one.' },
  },
})
