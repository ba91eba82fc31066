/** Frequent family names, the most frequent ones several times. */
export const familyNames: readonly string[] = Array.from(
  '王王王李李李张张张刘刘陈陈杨赵赵黄周吴徐孙孙胡朱高林何郭郭马马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
)

/** Given names by sex. */
export const givenNames = {
  male: '建国 建军 志强 国庆 保安 永胜 伟 强 军 磊 鹏 浩然 子轩 宇航 俊杰 振华 德海 福生 长顺 学文 明辉 天佑 一鸣 立新 红旗 卫东 春生 金柱 少华 文博'.split(
    ' ',
  ),
  female:
    '秀英 秀珍 桂兰 桂英 玉梅 玉兰 淑华 淑珍 丽 敏 静 娟 燕 雪 梦洁 欣怡 雨桐 子涵 佳琪 晓红 春梅 爱华 凤霞 凤琴 红霞 巧云 新荣 艳萍 文静 思源'.split(
      ' ',
    ),
} as const

/** Names with characters beyond U+20000 or outside common fonts, which every path must carry unchanged. */
export const rareNames = {
  male: ['李𠮷', '王𡋾', '张𬭼', '刘䶮', '赵㛃'],
  female: ['陈𠅤', '孙𬎆', '杨𫍯', '周㼆', '郑𪨶'],
} as const

/** Names in two parts, joined by U+00B7. */
export const joinedNames = {
  male: ['马·伊斯玛仪', '马·优素福', '阿卜杜拉·买买提'],
  female: ['马·法图麦', '古丽娜尔·艾合买提', '白·海迪彻'],
} as const

/** Streets of no real house numbers. */
export const streets: readonly string[] =
  '书店示例街 中山示例路 宋城示例路 西门示例大街 曹门示例大街 大梁示例路 汴京示例大道 滨河示例路 公园示例路 繁塔示例街 郑汴示例路 黄河示例路'.split(
    ' ',
  )
