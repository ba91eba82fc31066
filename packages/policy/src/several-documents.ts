import type { Reference } from './because.ts'

/**
 * The documents of each source that names more than one, by the text of the source. Reasons carry that text to the byte, those of decisions of
 * before, too; so it is never taken apart by its marks, which stand in remarks and names as well, but looked up here. Of a number without its issuer the
 * issuer is the one before it.
 */
const several: Readonly<Record<string, readonly Reference[]>> = {
  '京人社发〔2024〕16号 / 〔2025〕13号': numbers('京人社发〔2024〕16号', '京人社发〔2025〕13号'),
  '鲁人社字〔2024〕112号 / 〔2025〕100号': numbers('鲁人社字〔2024〕112号', '鲁人社字〔2025〕100号'),
  '粤人社发〔2025〕32号 / 深人社发〔2024〕57号': numbers('粤人社发〔2025〕32号', '深人社发〔2024〕57号'),
  '青人社厅函〔2024〕437号 / 青人社厅发〔2025〕69号': numbers(
    '青人社厅函〔2024〕437号',
    '青人社厅发〔2025〕69号',
  ),
  '粤府〔1998〕21号、省政府令第57号': numbers('粤府〔1998〕21号', '广东省人民政府令第57号'),
  '人社部发〔2016〕36号；人社部发〔2018〕25号': numbers('人社部发〔2016〕36号', '人社部发〔2018〕25号'),
  '人社部发〔2017〕14号、〔2018〕25号，国办发〔2019〕13号，人社部发〔2022〕23号、〔2023〕19号、〔2024〕40号；2026年是否延续':
    numbers(
      '人社部发〔2017〕14号',
      '人社部发〔2018〕25号',
      '国办发〔2019〕13号',
      '人社部发〔2022〕23号',
      '人社部发〔2023〕19号',
      '人社部发〔2024〕40号（2026年是否延续）',
    ),
  '人社部发〔2015〕70号；2019年底前并入职工医保（国办发〔2019〕10号）': numbers(
    '人社部发〔2015〕70号',
    '国办发〔2019〕10号（2019年底前并入职工医保）',
  ),
  '国发〔1998〕44号；国办发〔2019〕10号': numbers('国发〔1998〕44号', '国办发〔2019〕10号'),
  '国发〔2005〕38号；国办发〔2019〕13号（全口径城镇单位就业人员平均工资，2019-05-01起）': numbers(
    '国发〔2005〕38号',
    '国办发〔2019〕13号（全口径城镇单位就业人员平均工资，2019-05-01起）',
  ),
  '国发〔2005〕38号 第三部分；国办发〔2019〕13号 第三条': [
    { document: '国发〔2005〕38号', article: '第三部分' },
    { document: '国办发〔2019〕13号', article: '第三条' },
  ],
  '国家统计局国民经济和社会发展统计公报；工伤保险条例 第三十九条': [
    { document: '国家统计局国民经济和社会发展统计公报' },
    { document: '工伤保险条例', article: '第三十九条' },
  ],
}

function numbers(...documents: readonly string[]): readonly Reference[] {
  return documents.map((document) => ({ document }))
}

/** A notice of the yearly adjustment stands with the article of the law under which it was given. */
const adjusting = /^(\d{4}年调整退休人员基本养老金的通知) 社会保险法(第十八条)$/

/** The documents that a text of a source names; undefined where it names one, or nobody has said which. */
export function namedIn(text: string): readonly Reference[] | undefined {
  const [, notice, article] = adjusting.exec(text) ?? []
  if (notice !== undefined && article !== undefined)
    return [{ document: notice }, { document: '社会保险法（2018修正）', article }]
  return Object.hasOwn(several, text) ? several[text] : undefined
}
