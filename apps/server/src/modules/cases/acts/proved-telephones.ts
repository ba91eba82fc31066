import type { Declaration } from '@tongban/contracts/declaration'

import { type Context, isHome } from '../../../platform/context.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { CaseDeps } from '../deps.ts'
import { openForm } from '../personal.ts'

/** What is typed at home, with the code that came to each telephone that has to be proved. */
export interface Typed {
  readonly form: Readonly<Record<string, unknown>>
  /** By the key of the field. */
  readonly codes?: Readonly<Record<string, string>> | undefined
  /** The address that the request came from: wrong codes are counted against it. */
  readonly from: string
}

/**
 * 验证手机号: a telephone that the record will trust is proved by the code that came to it, when nobody at a counter has its owner
 * before him; the one that is on record already needs none.
 * @param sealed the telephone on record
 * @throws Refusal cases.code-needed, accounts.code, login.locked
 */
export async function requireProvedTelephones(
  { secrets, proveTelephone }: Pick<CaseDeps, 'secrets' | 'proveTelephone'>,
  declaration: Declaration,
  { form, codes = {}, from }: Typed,
  sealed: Buffer | null | undefined,
): Promise<void> {
  const known = sealed === null || sealed === undefined ? undefined : secrets.open(sealed)
  for (const key of provedFields(declaration)) {
    const telephone = form[key]
    if (typeof telephone !== 'string' || telephone === '' || telephone === known) continue
    const code = codes[key]
    if (code === undefined) throw codeNeeded(key)
    await proveTelephone(telephone, code, from).catch((error: unknown) => {
      throw isWrongCode(error) ? refusalAt('accounts.code', `codes.${key}`) : error
    })
  }
}

/**
 * What was proved when it was handed in is not changed by a correction at home.
 * @throws Refusal cases.code-needed
 */
export function requireSameTelephones(
  { secrets }: Pick<CaseDeps, 'secrets'>,
  { path }: Pick<Context, 'path'>,
  declaration: Declaration,
  before: Readonly<Record<string, unknown>>,
  form: Readonly<Record<string, unknown>>,
): void {
  if (!isHome({ path })) return
  const known = openForm(secrets, declaration.form, before)
  const changed = provedFields(declaration).find((key) => form[key] !== known[key])
  if (changed !== undefined) throw codeNeeded(changed)
}

/** Whether anything has to be proved, so that the record is read only where it matters. */
export function provesTelephones({ path }: Pick<Context, 'path'>, declaration: Declaration): boolean {
  return isHome({ path }) && provedFields(declaration).length > 0
}

function provedFields({ form }: Declaration): string[] {
  return form.filter(({ proved }) => proved === true).map(({ key }) => key)
}

function isWrongCode(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'accounts.code'
}

function codeNeeded(key: string): Refusal {
  return new Refusal('cases.code-needed', [
    { field: `form.${key}`, code: 'cases.code-needed', message: '这个号码要先用短信验证码确认。' },
  ])
}
