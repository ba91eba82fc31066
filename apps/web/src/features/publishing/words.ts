/** Words of what waits to be published. */
export const words = {
  title: '待发布',
  kinds: { 'publish-item': '事项', 'publish-wording': '用语' },
  due: (day: string) => `${day}前发布或退回`,
  late: '已超期',
  warned: '快到期',
  urged: (when: string) => `${when}催过`,
}
