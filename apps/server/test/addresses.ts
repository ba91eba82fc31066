import { now } from './request.ts'
import type { Scene } from './scene.ts'

/** Requests about addresses that messages came back from. */
export function ofAddresses({ person, subject }: Scene) {
  const url = `/api/messages/${subject}/addresses`
  return {
    'GET /api/messages/:subject/preferences': now({
      who: person,
      method: 'GET',
      url: `/api/messages/${subject}/preferences`,
    }),
    'POST /api/messages/:subject/preferences': now({
      who: person,
      method: 'POST',
      url: `/api/messages/${subject}/preferences`,
      body: {
        off: [{ group: 'ratings', channel: 'email' }],
        quiet: { from: '22:00', to: '07:30' },
        language: 'zh-CN',
      },
    }),
    'GET /api/messages/:subject/addresses': now({ who: person, method: 'GET', url }),
    'POST /api/messages/:subject/addresses/:channel/works': now({
      who: person,
      method: 'POST',
      url: `${url}/sms/works`,
    }),
    // nothing here was sent by a gateway: the answer is that the signature is wrong
    'POST /api/messages/reports': now({
      method: 'POST',
      url: '/api/messages/reports',
      body: { key: subject, state: 'delivered' },
    }),
  }
}
