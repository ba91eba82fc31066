import { Loaded } from '../../design/index.ts'
import { bundleWords } from '../../features/bundles/index.ts'
import { type Besides, OnlineItems } from '../../features/catalogue/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 批量办理: a page and no item, found by what people call it. */
const lists: Besides = {
  href: '/employer/lists',
  name: words.lists,
  about: words.listsHelp,
  names: { 'zh-CN': '批量办理', 'zh-HK': '批量辦理', en: 'Lists' },
  keywords: {
    'zh-CN': ['名单', '表格', '入职', '离职', '减员'],
    'zh-HK': ['名單', '表格', '入職', '離職', '減員'],
    en: ['batch', 'spreadsheet', 'xlsx', 'csv'],
  },
  pinyin: ['pi liang ban li', 'ming dan', 'biao ge'],
}

/** 全部事项: what several items are made of, lists, and every single item. */
export function AllItems() {
  const bundles = useRead('GET /api/catalogue/bundles')
  return (
    <Loaded of={bundles}>
      {({ rows }) => (
        <OnlineItems
          applicant="employer"
          hrefOf={(code) => `/employer/apply/${code}`}
          besides={[
            ...rows
              .filter(({ halls }) => halls.includes('employer'))
              .map(({ code, items, ...bundle }) => ({
                ...bundle,
                name: items.length > 1 ? bundleWords.tile(bundle.name) : bundle.name,
                href: `/employer/together/${code}`,
              })),
            lists,
          ]}
          search={new URLSearchParams(location.search).get('q') ?? ''}
        />
      )}
    </Loaded>
  )
}
