/** The words of the counter itself. */
export const words = {
  hall: '窗口',
  visit: '接待',
  counterfoils: '存根',
  authorisations: '当场授权',
  backToAuthorisations: '回到当场授权',
  identify: '核对来人身份',
  what: (name: string) => `${name}来办什么`,
  items: '能办的事项',
  cases: '名下的办件',
  back: '回到接待',
  again: '回到接待，再办一件',
}
