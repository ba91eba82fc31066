/** The words of a new colleague's first login. */
export const words = {
  hello: (name: string, agency: string) =>
    `${name}，您好。${agency}给您开了登录，请设置密码和动态码。这个链接只能用一次。`,
  username: '您的用户名',
  done: '设好了。现在用用户名、密码和动态码登录。',
  enter: '去登录',
  password: '密码',
  passwordHint: '至少 12 个字符，可以是一句只有您知道的话',
  passwordFault: '密码至少 12 个字符',
  repeat: '再输一遍密码',
  repeatFault: '两遍密码不一样',
  authenticator: '动态码',
  secretHelp: '在手机验证器里添加账号，输入下面的密钥；也可以直接点链接打开验证器。',
  openAuthenticator: '在这部手机的验证器里打开',
  code: '验证器上的六位数字',
  codeFault: '动态码是六位数字',
  finish: '设好登录',
}
