import type { Text } from '@tongban/contracts/errors'
import type { MessageKind } from '@tongban/contracts/sending'

/** The sentences of messages as they are shipped; an agency may say the same in other words (wordings). */
export const shippedSentences: Readonly<Record<MessageKind, Required<Text>>> = {
  'handed-in-by-agent': {
    'zh-CN':
      '{agent}{on}[在{outlet}|在网上]替您交了“{item}”。如果您没有托他办，请[在{until}前]打{telephone}或到任一窗口，我们马上停办。',
    'zh-HK':
      '{agent}{on}[在{outlet}|在網上]替您交了「{item}」。如果您沒有託他辦，請[在{until}前]致電{telephone}或到任一窗口，我們馬上停辦。',
    en: '{agent} handed in "{item}" for you on {on}. If you did not ask for this, call {telephone}[ before {until}] and we stop at once.',
  },
  accepted: {
    'zh-CN': '您的“{item}”已受理[，{due}前办好]。办件号后六位{number}。咨询{telephone}。',
    'zh-HK': '您的「{item}」已受理[，{due}前辦好]。辦件號後六位{number}。查詢{telephone}。',
    en: 'Your "{item}" is accepted[ and will be done by {due}]. Last six digits: {number}. Questions: {telephone}.',
  },
  deficiencies: {
    'zh-CN': '您的“{item}”还差{missing}样材料，清单见办事大厅“我的办件”或任一网点[，{until}前补齐就行]。',
    'zh-HK': '您的「{item}」還差{missing}樣材料，清單見辦事大廳「我的辦件」或任一網點[，{until}前補齊就行]。',
    en: 'Your "{item}" still needs {missing} {missing|paper|papers}; see "My cases" or ask at any counter[. There is time until {until}].',
  },
  forwarded: {
    'zh-CN': '您在{from}交的“{item}”已转到{here}办理，时间不变，您不用去{here}。',
    'zh-HK': '您在{from}交的「{item}」已轉到{here}辦理，時間不變，您不用去{here}。',
    en: 'Your "{item}", handed in at {from}, is now with {here}. The dates stay; you need not go there.',
  },
  completed: {
    'zh-CN': '您的“{item}”办好了。回执可在手机或就近网点打印。',
    'zh-HK': '您的「{item}」辦好了。回執可在手機或就近網點列印。',
    en: 'Your "{item}" is done. The receipt can be printed from your phone or at any counter.',
  },
  'not-accepted': {
    'zh-CN': '您的“{item}”没有受理，原因和怎么办写在通知书里，可到{here}领取，电话{telephone}。',
    'zh-HK': '您的「{item}」沒有受理，原因和怎麼辦寫在通知書裡，可到{here}領取，電話{telephone}。',
    en: 'Your "{item}" was not taken on. The notice says why and what you can do; collect it at {here}, {telephone}.',
  },
  refused: {
    'zh-CN': '您的“{item}”没有通过，原因和怎么办写在通知书里，可到{here}领取，电话{telephone}。',
    'zh-HK': '您的「{item}」沒有通過，原因和怎麼辦寫在通知書裡，可到{here}領取，電話{telephone}。',
    en: 'Your "{item}" was not granted. The notice says why and what you can do; collect it at {here}, {telephone}.',
  },
  lapsed: {
    'zh-CN': '您的“{item}”到期没有补齐，已经关闭。备齐了可以重新交，电话{telephone}。',
    'zh-HK': '您的「{item}」到期沒有補齊，已經關閉。備齊了可以重新交，電話{telephone}。',
    en: 'Your "{item}" was closed because papers were still missing. You can hand it in again. Questions: {telephone}.',
  },
  withdrawn: {
    'zh-CN': '您的“{item}”已经撤回，不再办理。如果不是您要撤的，请打{telephone}。',
    'zh-HK': '您的「{item}」已經撤回，不再辦理。如果不是您要撤的，請致電{telephone}。',
    en: 'Your "{item}" was withdrawn. If you did not ask for this, call {telephone}.',
  },
  extended: {
    'zh-CN': '您的“{item}”延期办理，[改为{due}前办好，]原因写在延期告知书里。咨询{telephone}。',
    'zh-HK': '您的「{item}」延期辦理，[改為{due}前辦好，]原因寫在延期告知書裡。查詢{telephone}。',
    en: 'Your "{item}" takes longer[; it is done by {due}]. The notice says why. Questions: {telephone}.',
  },
  'merging-asked': {
    'zh-CN':
      '有人申请“{item}”，要把您的登记和另一份合成一份；是同一个人才合并。不是您要办的，请马上打{telephone}或到任一窗口说。',
    'zh-HK':
      '有人申請「{item}」，要把您的登記和另一份合成一份；是同一個人才合併。不是您要辦的，請馬上致電{telephone}或到任一窗口說。',
    en: 'Somebody asks for "{item}": to make your record one with another. That is done only where both are one person. If you did not ask for it, call {telephone} at once or say so at any counter.',
  },
  'procedure-begun': {
    'zh-CN': '您的“{item}”要先做完一个程序，[最迟到{until}，]写在特别程序告知书里。咨询{telephone}。',
    'zh-HK': '您的「{item}」要先做完一個程序，[最遲到{until}，]寫在特別程序告知書裡。查詢{telephone}。',
    en: 'Your "{item}" waits for a special procedure[, until {until} at the latest]. The notice says which. Questions: {telephone}.',
  },
  'debt-reminder': {
    'zh-CN':
      '您的“{item}”还有{missing}样材料没补，请[在{until}前]带到任一网点补上。到期没补，已经办的会撤回。电话{telephone}。',
    'zh-HK':
      '您的「{item}」還有{missing}樣材料沒補，請[在{until}前]帶到任一網點補上。到期沒補，已經辦的會撤回。電話{telephone}。',
    en: 'You still owe {missing} {missing|paper|papers} for "{item}". Bring {missing|it|them} to any counter[ by {until}], or what was done is taken back. Questions: {telephone}.',
  },
  reversed: {
    'zh-CN':
      '您[{completed}]办的“{item}”的结果已经撤销，原因和怎么办写在决定书里，可到{here}领取，电话{telephone}。',
    'zh-HK':
      '您[{completed}]辦的「{item}」的結果已經撤銷，原因和怎麼辦寫在決定書裡，可到{here}領取，電話{telephone}。',
    en: 'The result of your "{item}"[ of {completed}] was taken back. The decision says why and what you can do; collect it at {here}, {telephone}.',
  },
  'login-added': {
    'zh-CN':
      '{on}[在{outlet}|用国家统一身份]给您加了一个登录方式，可以看和办您的社保。如果不是您本人，请马上打{telephone}或到任一窗口解除。',
    'zh-HK':
      '{on}[在{outlet}|用國家統一身份]給您加了一個登入方式，可以看和辦您的社保。如果不是您本人，請馬上致電{telephone}或到任一窗口解除。',
    en: 'On {on} a way to log in for you was added [at {outlet}|through the national login]. If that was not you, call {telephone} at once or go to any counter.',
  },
  'enrolment-ended': {
    'zh-CN':
      '{employer}已为您办理停保[，保到{until}]，以后不再缴纳。如果您还在上班，请打{telephone}，我们帮您查。',
    'zh-HK':
      '{employer}已為您辦理停保[，保到{until}]，以後不再繳納。如果您還在上班，請致電{telephone}，我們幫您查。',
    en: '{employer} has ended your insurance there[ with {until}]; it pays no more for you. If you still work there, call {telephone} and we look into it.',
  },
  'mandate-given': {
    'zh-CN':
      '{on}起您可以替{employer}办社保，登录后从“单位大厅”进去。如果不是您的意思，请马上打{telephone}或到任一窗口。',
    'zh-HK':
      '{on}起您可以替{employer}辦社保，登入後從「單位大廳」進去。如果不是您的意思，請馬上致電{telephone}或到任一窗口。',
    en: 'From {on} you may act for {employer}: sign in and open the employer hall. If you did not ask for this, call {telephone} at once or go to any counter.',
  },
  'mandate-taken': {
    'zh-CN': '{on}起您不能再替{employer}办社保了，已经交的照常办。有疑问请问单位负责人，或打{telephone}。',
    'zh-HK': '{on}起您不能再替{employer}辦社保了，已經交的照常辦。有疑問請問單位負責人，或致電{telephone}。',
    en: 'From {on} you may no longer act for {employer}; what you handed in goes on. Ask its principal, or call {telephone}.',
  },
  'clerk-appointed': {
    'zh-CN': '{on}起{agent}可以替您单位办社保。如果不是单位的意思，请马上收回，或打{telephone}。',
    'zh-HK': '{on}起{agent}可以替您單位辦社保。如果不是單位的意思，請馬上收回，或致電{telephone}。',
    en: 'From {on} {agent} may act for your organisation. If it did not mean this, revoke it at once, or call {telephone}.',
  },
  'clerk-dismissed': {
    'zh-CN': '{on}起{agent}不能再替您单位办社保。如果不是单位的意思，请打{telephone}。',
    'zh-HK': '{on}起{agent}不能再替您單位辦社保。如果不是單位的意思，請致電{telephone}。',
    en: 'From {on} {agent} may no longer act for your organisation. If it did not mean this, call {telephone}.',
  },
  'account-changed': {
    'zh-CN':
      '{on}您的养老金发放账户改成了另一个[，{until}起发到新账户]。如果不是您本人改的，请马上打{telephone}或到任一窗口，我们先停发、再核实。',
    'zh-HK':
      '{on}您的養老金發放賬户改成了另一個[，{until}起發到新賬户]。如果不是您本人改的，請馬上致電{telephone}或到任一窗口，我們先停發、再核實。',
    en: 'On {on} the account your pension is paid to was changed[; the new one is used from {until}]. If that was not you, call {telephone} at once or go to any counter; we hold the payment and check.',
  },
  'acting-offered': {
    'zh-CN':
      '{principal}请您[到{until}为止]替他办社保，登录后在首页点“接受”才算数。不认识的，请打{telephone}。',
    'zh-HK':
      '{principal}請您[到{until}為止]替他辦社保，登入後在首頁點「接受」才算數。不認識的，請致電{telephone}。',
    en: '{principal} asks you to handle social insurance for him[ until {until}]. It counts once you accept it on your home page. If you do not know him, call {telephone}.',
  },
  'acting-given': {
    'zh-CN':
      '{on}窗口凭您的证件记下：您请{agent}替您办社保，对方接受才算数。如果不是您本人来办的，请马上打{telephone}或到任一窗口。',
    'zh-HK':
      '{on}窗口憑您的證件記下：您請{agent}替您辦社保，對方接受才算數。如果不是您本人來辦的，請馬上致電{telephone}或到任一窗口。',
    en: 'On {on} a counter wrote down on the strength of your document that you ask {agent} to act for you; it counts once accepted. If that was not you, call {telephone} at once or go to any counter.',
  },
  'acting-begun': {
    'zh-CN':
      '{on}起{agent}可以替{principal}办社保，每办一件都会告诉本人。如果不是您的意思，请马上在“家人代办”里收回，或打{telephone}。',
    'zh-HK':
      '{on}起{agent}可以替{principal}辦社保，每辦一件都會告訴本人。如果不是您的意思，請馬上在「家人代辦」裡收回，或致電{telephone}。',
    en: 'From {on} {agent} may act for {principal}, who is told of each step. If you did not mean this, revoke it at once under "Acting for family", or call {telephone}.',
  },
  'acting-declined': {
    'zh-CN': '{agent}没有接受替您办社保的授权，您可以自己办，或另外授权。电话{telephone}。',
    'zh-HK': '{agent}沒有接受替您辦社保的授權，您可以自己辦，或另外授權。電話{telephone}。',
    en: '{agent} did not accept to act for you. You can do it yourself or ask somebody else. Questions: {telephone}.',
  },
  'acting-ended': {
    'zh-CN': '{on}起{agent}不能再替{principal}办社保，已经交的照常办。有疑问请打{telephone}。',
    'zh-HK': '{on}起{agent}不能再替{principal}辦社保，已經交的照常辦。有疑問請致電{telephone}。',
    en: 'From {on} {agent} may no longer act for {principal}; what was handed in goes on. Questions: {telephone}.',
  },
  'bundle-asked': {
    'zh-CN':
      '您打包办的“{item}”有一件没有办成，请[在{until}前]到单位大厅说一声：其余的还办不办。到期没有回音就不办了。电话{telephone}。',
    'zh-HK':
      '您打包辦的「{item}」有一件沒有辦成，請[在{until}前]到單位大廳說一聲：其餘的還辦不辦。到期沒有回音就不辦了。電話{telephone}。',
    en: 'One part of your "{item}" was not completed. Please say in the employer hall[ by {until}] whether the rest goes on; without an answer it does not. Questions: {telephone}.',
  },
  'bundle-ended': {
    'zh-CN':
      '[您打包办的“{item}”办完了，其中{missing}件没有办成，原因见单位大厅。电话{telephone}。|您打包办的“{item}”全部办好了，回执可在单位大厅打印。]',
    'zh-HK':
      '[您打包辦的「{item}」辦完了，其中{missing}件沒有辦成，原因見單位大廳。電話{telephone}。|您打包辦的「{item}」全部辦好了，回執可在單位大廳列印。]',
    en: '[Your "{item}" has ended; {missing} of it {missing|was|were} not completed. The employer hall says why. Questions: {telephone}.|Everything of your "{item}" is done. The receipts can be printed in the employer hall.]',
  },
  'department-asks': {
    'zh-CN':
      '您的“{item}”，{department}要您补充，补什么写在办事大厅“我的办件”里[，请在{until}前补上]。电话{telephone}。',
    'zh-HK':
      '您的「{item}」，{department}要您補充，補什麼寫在辦事大廳「我的辦件」裡[，請在{until}前補上]。電話{telephone}。',
    en: '{department} asks for more about your "{item}"; "My cases" says what[. Please supply it by {until}]. Questions: {telephone}.',
  },
  'department-done': {
    'zh-CN': '您的“{item}”，{department}已经办好，它怎么说的写在办事大厅“我的办件”里。电话{telephone}。',
    'zh-HK': '您的「{item}」，{department}已經辦好，它怎麼說的寫在辦事大廳「我的辦件」裡。電話{telephone}。',
    en: '{department} has done your "{item}"; what it said stands in "My cases". Questions: {telephone}.',
  },
  'department-refused': {
    'zh-CN': '您的“{item}”，{department}没有办成，原因和怎么找它写在办事大厅“我的办件”里。电话{telephone}。',
    'zh-HK':
      '您的「{item}」，{department}沒有辦成，原因和怎麼找它寫在辦事大廳「我的辦件」裡。電話{telephone}。',
    en: '{department} has not done your "{item}"; "My cases" says why and how they are reached. Questions: {telephone}.',
  },
  'login-renewed': {
    'zh-CN':
      '{on}您在{here}的工作登录被重设了：原来的验证器作废，所有设备都已退出。请用管理员当面给您的链接重新设置。如果您没有报失，请马上打{telephone}找安全管理员。',
    'zh-HK':
      '{on}您在{here}的工作登入被重設了：原來的驗證器作廢，所有裝置都已登出。請用管理員當面給您的連結重新設定。如果您沒有報失，請馬上致電{telephone}找安全管理員。',
    en: 'On {on} your staff login at {here} was reset: the old authenticator is void and every device is signed out. Use the link your administrator gives you. If you reported no loss, call {telephone} at once.',
  },
  'telephone-changed': {
    'zh-CN':
      '您登记的手机号{on}改成了另一个号码，以后的消息发到新号码。如果不是您本人改的，请马上打{telephone}或到任一窗口。',
    'zh-HK':
      '您登記的手機號碼{on}改成了另一個號碼，以後的消息發到新號碼。如果不是您本人改的，請馬上致電{telephone}或到任一窗口。',
    en: 'The telephone on your record was changed on {on}; news goes to the new one from now on. If that was not you, call {telephone} at once or go to any counter.',
  },
  'confirmation-objected': {
    'zh-CN':
      '您单位办的“{item}”里，有职工说情况不对，我们正在核实，核实前先不登记。请备好劳动合同、工资单等材料，咨询{telephone}。',
    'zh-HK':
      '您單位辦的「{item}」裡，有職工說情況不對，我們正在核實，核實前先不登記。請備好勞動合同、工資單等材料，查詢{telephone}。',
    en: 'An employee named in your "{item}" says that something is wrong. We are checking it and register nothing before. Please have the labour contract and payslips ready. Questions: {telephone}.',
  },
  'confirmation-verified': {
    'zh-CN':
      '您说{employer}为您办的“{item}”不对。我们核实过，继续办理，由另一人决定；理由请打{telephone}或到任一窗口问。{remedies}',
    'zh-HK':
      '您說{employer}為您辦的「{item}」不對。我們核實過，繼續辦理，由另一人決定；理由請致電{telephone}或到任一窗口問。{remedies}',
    en: 'You said that "{item}", which {employer} handed in for you, is wrong. We have checked it and go on; somebody else decides. Ask for the reason at {telephone} or at any counter. {remedies}',
  },
  'confirmation-at-counter': {
    'zh-CN':
      '{employer}为您办的“{item}”，{on}在{outlet}凭您的证件替您记下了答复。如果那不是您本人，请马上打{telephone}或到任一窗口改。',
    'zh-HK':
      '{employer}為您辦的「{item}」，{on}在{outlet}憑您的證件替您記下了答覆。如果那不是您本人，請馬上致電{telephone}或到任一窗口改。',
    en: 'Your answer about "{item}", which {employer} handed in for you, was written down at {outlet} on {on} on the strength of your document. If that was not you, call {telephone} at once or have it changed at any counter.',
  },
  'registered-by-employer': {
    'zh-CN':
      '您已由{employer}登记参保（“{item}”），在“我的记录”里看得到。如果不对，请打{telephone}或到任一窗口说；{remedies}',
    'zh-HK':
      '您已由{employer}登記參保（「{item}」），在「我的記錄」裡看得到。如果不對，請致電{telephone}或到任一窗口說；{remedies}',
    en: '{employer} has registered you ("{item}"); it stands in your record. If that is wrong, call {telephone} or say so at any counter; {remedies}',
  },
  'rating-answered': {
    'zh-CN':
      '您{on}[对“{item}”的评价|反映的事]，我们核实并回访了，处理结果在办事大厅“我的评价”里看。电话{telephone}。',
    'zh-HK':
      '您{on}[對「{item}」的評價|反映的事]，我們核實並回訪了，處理結果在辦事大廳「我的評價」裡看。電話{telephone}。',
    en: 'We have looked into what you told us on {on}[ about "{item}"]. The result stands under "My ratings" in the online hall. Questions: {telephone}.',
  },
  'confirmation-asked': {
    'zh-CN':
      '{employer}为您办“{item}”。是不是在那里上班，请您[最迟{until}]在办事大厅首页答复一下，没答复也照常办。不知道这个单位，请打{telephone}。',
    'zh-HK':
      '{employer}為您辦「{item}」。是不是在那裡上班，請您[最遲{until}]在辦事大廳首頁答覆一下，沒答覆也照常辦。不知道這個單位，請致電{telephone}。',
    en: '{employer} is registering you: "{item}". Please say on the home page of the online hall[ by {until}] whether this is right; without an answer it goes on. If you do not know this employer, call {telephone}.',
  },
}

/** 救济 as messages name them: a fact, so that whoever writes other words says them too. */
export const remediesIn: Readonly<Partial<Record<MessageKind, Required<Text>>>> = {
  'confirmation-verified': {
    'zh-CN': '对决定不服，可以要求复查，也可以依法申请行政复议或者起诉。',
    'zh-HK': '對決定不服，可以要求覆查，也可以依法申請行政覆議或者起訴。',
    en: 'Against the decision you can ask for a review, for reconsideration, or go to court.',
  },
  'registered-by-employer': {
    'zh-CN': '不服的，也可以依法申请行政复议或者起诉。',
    'zh-HK': '不服的，也可以依法申請行政覆議或者起訴。',
    en: 'you can also ask for reconsideration or go to court.',
  },
}

const news = {
  'zh-CN': '[您的“{item}”有新进展|您的社保有一条消息]',
  'zh-HK': '[您的「{item}」有新進展|您的社保有一則消息]',
  en: '[News about your application: {item}|News about your social insurance]',
}
const asked = { 'zh-CN': '请您确认：“{item}”', 'zh-HK': '請您確認：「{item}」', en: 'Please confirm: {item}' }

/** The subject line of its e-mail. */
export function shippedTitle(kind: MessageKind): Required<Text> {
  return kind === 'confirmation-asked' ? asked : news
}
