import type { Read } from '../../platform/client.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './first-login-words.ts'
import { digitsOf, type Entered } from './first-login.ts'
import { ByLink, SetUpLogin } from './SetUpLogin.tsx'

type Opening = Read<'POST /api/login/invitation/opening'>

/** 新同事的首次登录, and 重设登录: whoever holds the link sets his password and proves his authenticator. */
export function Invitation({ token }: { token: string }) {
  const opening = useRead('POST /api/login/invitation/opening', { body: { token } })
  return (
    <ByLink opening={opening}>
      {(data, onDone) => <AsInvited token={token} opening={data} onDone={onDone} />}
    </ByLink>
  )
}

function AsInvited({ token, opening, onDone }: { token: string; opening: Opening; onDone: () => void }) {
  const { name, username, agencyName, renews } = opening
  const { act, pending, error } = useAct('POST /api/login/invitation')
  const send = async ({ password, code }: Entered): Promise<boolean> => {
    if ((await act({ body: { token, password, code: digitsOf(code) } })) === undefined) return false
    onDone()
    return true
  }
  return (
    <SetUpLogin
      asked={{ person: false, agency: false }}
      secret={opening}
      pending={pending}
      error={error}
      onSend={send}
    >
      <p>{renews ? words.renewed(name, agencyName) : words.hello(name, agencyName)}</p>
      <p>
        {words.yourUsername}：<strong>{username}</strong>
      </p>
    </SetUpLogin>
  )
}
