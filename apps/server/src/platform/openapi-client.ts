import { allRoutes } from '@tongban/contracts/all'
import { clientNotice } from '@tongban/contracts/client-api'
import type { Route } from '@tongban/contracts/routes'

import { byKey, pathsOf } from './openapi-paths.ts'
import { type Json, shapesOf } from './openapi-shapes.ts'

/** 开放接口: what other systems call and are told, as a document of its own, complete in itself (D-53). */
export function clientDocument(version: string): Json {
  const routes = Object.entries<Route>(allRoutes).filter(([, { paths }]) => paths.includes('client'))
  const shapes = shapesOf(routes, { notice: clientNotice })
  return {
    openapi: '3.1.0',
    info: {
      title: '通办 开放接口 Tongban client API',
      version,
      description: aboutClients,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf(routes, shapes, byKey),
    webhooks: {
      'case.changed': {
        post: {
          operationId: 'caseChanged',
          summary: '办件有了进展：发到登记的通知地址',
          description: aboutWebhook,
          parameters: [delivery, signature],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: shapes.schemaOf('notice') } },
          },
          responses: { '2XX': { description: '收到了；其他任何答复都会再发' } },
        },
      },
    },
    components: {
      schemas: shapes.components,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: '管理员给的密钥，以 tbk_ 开头' },
      },
    },
  }
}

const aboutClients = `其他系统替授权给它的人和单位办事。

- 密钥由经办机构的管理员给，写在 \`Authorization: Bearer <密钥>\` 里；密钥有范围（哪些操作、事项、机构）、每分钟请求数、每天提交数和到期日。
- 密钥本身打不开任何人的记录。本人（或单位负责人）在办事大厅授权给本系统以后，\`GET /api/client/mandates\` 才有他，之后用其中的 \`subject\` 替他办。收回以后下一次请求就打不开。
- 能做的不比授权的人自己在网上能做的多：只收开放网办的事项；要验证的手机号一样要验证码。
- 提交时必带 \`Idempotency-Key\`：同一编号重复提交只办一次，并返回第一次的结果。没有收到答复的，用同一编号再交。
- 所有出错的答复都是 \`Error\`：看 \`code\`；400、401、403、404、409、415、422 再交还是一样；429 等 \`Retry-After\` 的秒数；500、503 用同一编号再交。
- 只看得到本系统自己提交的办件。每次查看都留痕，本人看得到。`

const aboutWebhook = `每次办到新的一步、等人补正或办完，各发一次。内容只有编号和状态，详情用 \`GET /api/client/cases/{subject}/{id}\` 取。

- 验签：\`Tongban-Signature: t=<秒>,v1=<十六进制>[,v1=<十六进制>]\`。对 \`<秒>.<收到的正文原样>\` 用签名密钥算 HMAC-SHA-256，与其中一个 v1 相同就是真的（换密钥的三天里有两个）；\`<秒>\` 与现在相差五分钟以上的不要收。
- 十秒内用 2xx 答复。其他答复或没有答复都会再发：十二次，间隔从十五秒起翻倍，最长两小时，共约八小时；之后停下，管理员可以再发。不跟随转址。
- 同一条可能收到不止一次：\`Tongban-Delivery\` 和正文的 \`id\` 相同就是同一条。同一办件的通知按 \`seq\` 先后发；停下的那条不挡后面的。`

const delivery = {
  name: 'Tongban-Delivery',
  in: 'header',
  required: true,
  description: '这条通知的编号，每次再发都一样',
  schema: { type: 'string', format: 'uuid' },
} as const
const signature = {
  name: 'Tongban-Signature',
  in: 'header',
  required: true,
  schema: {
    type: 'string',
    examples: ['t=1764552600,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd'],
  },
} as const
