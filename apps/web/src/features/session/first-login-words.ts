/** The words of setting up a login by a link: a first administrator's, a new colleague's, or that of one who lost his authenticator. */
export const words = {
  role: (role: string, agency: string | null) =>
    `您将成为${agency ?? '本系统'}的${role}。这个链接只能用一次；系统、安全、审计三个管理员要由三个人担任。`,
  hello: (name: string, agency: string) =>
    `${name}，您好。${agency}给您开了登录，请设置密码和动态码。这个链接只能用一次。`,
  renewed: (name: string, agency: string) =>
    `${name}，您好。${agency}把您的登录重设了，原来的验证器已经作废。请重新设置密码和动态码。这个链接只能用一次。`,
  yourUsername: '您的用户名',
  agency: '本系统的机构',
  agencyName: '机构全称',
  area: '行政区划代码',
  areaHint: 'GB/T 2260 六位数字，例如开封市 410200',
  telephone: '机构电话（可不填）',
  address: '机构地址（可不填）',
  you: '您自己',
  name: '姓名',
  username: '用户名',
  usernameHint: '小写字母开头，可用字母、数字、点和连字符',
  password: '密码',
  passwordHint: '至少 12 个字符，可以是一句只有您知道的话，不要包含用户名',
  repeat: '再输一遍密码',
  authenticator: '动态码',
  secretHelp: '在手机验证器里添加账号，输入下面的密钥；也可以直接点链接打开验证器。',
  openAuthenticator: '在这部手机的验证器里打开',
  code: '验证器上的六位数字',
  finish: '设好登录',
  done: '设好了，这个链接已经作废。现在用用户名、密码和动态码登录。',
  enter: '去登录',
  faults: {
    agency: '请填机构全称。',
    area: '请填六位行政区划代码。',
    name: '请填姓名。',
    username: '用户名要小写字母开头，3 到 40 个字符。',
    password: '密码至少 12 个字符。',
    repeated: '两遍密码不一样。',
    code: '请填验证器上的六位数字。',
  },
}
