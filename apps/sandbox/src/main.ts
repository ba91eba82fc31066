import { cardOf } from './bridge.ts'
import { createSandbox } from './sandbox.ts'

// Started by the server on SANDBOX_PORT; it ends with it, also when the server is killed and can say nothing.
const http = createSandbox({
  smsSecret: process.env['SMS_SECRET'] ?? 'demo',
  coreSecret: process.env['CORE_SECRET'] ?? '',
  bridge: { origin: process.env['BRIDGE_ORIGIN'] ?? '', card: cardOf(process.env['BRIDGE_CARD']) },
})
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'])
  process.on(signal, () => void http.close().then(leave))
await http.listen({
  port: Number(process.env['SANDBOX_PORT'] ?? 8081),
  host: process.env['HOST'] ?? '127.0.0.1',
})
process.channel?.unref()

function leave(): void {
  process.exit(0)
}
