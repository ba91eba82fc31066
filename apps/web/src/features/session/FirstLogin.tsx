import type { Read } from '../../platform/client.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './first-login-words.ts'
import { digitsOf, type Entered } from './first-login.ts'
import { ByLink, SetUpLogin } from './SetUpLogin.tsx'
import { roleNames } from './words.ts'

type Opening = Read<'POST /api/login/first/opening'>

/** 首次登录: whoever holds the link sets name, user name, password and authenticator, and becomes an administrator. */
export function FirstLogin({ token }: { token: string }) {
  const opening = useRead('POST /api/login/first/opening', { body: { token } })
  return (
    <ByLink opening={opening}>
      {(data, onDone) => <AsAdministrator token={token} opening={data} onDone={onDone} />}
    </ByLink>
  )
}

function AsAdministrator({
  token,
  opening,
  onDone,
}: {
  token: string
  opening: Opening
  onDone: () => void
}) {
  const named = opening.agencyName !== null
  const { act, pending, error } = useAct('POST /api/login/first')
  const send = async (entered: Entered): Promise<boolean> => {
    const { name, username, password, code, area, agency, telephone, address } = entered
    const top = named ? null : { area, name: agency, telephone, address }
    const body = { token, name, username, password, code: digitsOf(code), agency: top }
    if ((await act({ body })) === undefined) return false
    onDone()
    return true
  }
  return (
    <SetUpLogin
      asked={{ person: true, agency: !named }}
      secret={opening}
      pending={pending}
      error={error}
      onSend={send}
    >
      <p>{words.role(roleNames[opening.role], opening.agencyName)}</p>
    </SetUpLogin>
  )
}
