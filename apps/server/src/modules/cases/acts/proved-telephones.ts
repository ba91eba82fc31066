import type { Declaration } from '@tongban/contracts/declaration'

import { actsForPerson, type Context, isOnline } from '../../../platform/context.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { named } from '../../catalogue/index.ts'
import type { ContactRow } from '../../people/index.ts'
import { requireShown } from '../../visits/index.ts'
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

/** What the register knows of how somebody is reached. */
type Contact = Pick<ContactRow, 'telephone' | 'telephone_from'>

/**
 * 验证手机号: a telephone that the record will trust is proved by the code that came to it; the one that is on record as his own word
 * needs none. Nobody changes it for him by a mandate: it is what he signs in with.
 * @throws Refusal general.never-by-mandate, cases.code-needed, accounts.code, login.locked
 */
export async function requireProvedTelephones(
  deps: Pick<CaseDeps, 'secrets' | 'registry' | 'proveTelephone'>,
  context: Pick<Context, 'path' | 'mandate'>,
  declaration: Declaration,
  { form, codes = {}, from }: Typed,
  contact: Contact | undefined,
): Promise<void> {
  const known = ownWord(deps, contact)
  for (const key of provedFields(deps, declaration)) {
    const telephone = form[key]
    if (typeof telephone !== 'string' || telephone === '' || telephone === known) continue
    if (actsForPerson(context)) throw refusalAt('general.never-by-mandate', `form.${key}`)
    const code = codes[key]
    if (code === undefined) throw codeNeeded(key)
    await deps.proveTelephone(telephone, code, from).catch((error: unknown) => {
      throw isWrongCode(error) ? refusalAt('accounts.code', `codes.${key}`) : error
    })
  }
}

function ownWord({ secrets }: Pick<CaseDeps, 'secrets'>, contact: Contact | undefined): string | undefined {
  if (contact === undefined || contact.telephone === null || contact.telephone_from !== 'person')
    return undefined
  return secrets.open(contact.telephone)
}

/**
 * At a counter the clerk has its owner before him, and his card or document: number and name alone would give anybody the
 * telephone that logs in. @throws Refusal visits.not-shown
 */
export function requireShownForTelephones(
  deps: Pick<CaseDeps, 'registry'>,
  declaration: Declaration,
  form: Readonly<Record<string, unknown>>,
  identified: Parameters<typeof requireShown>[0],
): void {
  if (provedFields(deps, declaration).some((key) => typeof form[key] === 'string' && form[key] !== ''))
    requireShown(identified)
}

/**
 * What was proved when it was handed in is not changed by a correction: not at home, and not in a visit without a document.
 * @param shown in a visit, how the clerk knows who is there
 * @throws Refusal cases.code-needed, visits.not-shown
 */
export function requireSameTelephones(
  deps: Pick<CaseDeps, 'secrets' | 'registry'>,
  { path }: Pick<Context, 'path'>,
  declaration: Declaration,
  { before, form }: Readonly<Record<'before' | 'form', Readonly<Record<string, unknown>>>>,
  identified: Parameters<typeof requireShown>[0],
): void {
  const known = openForm(deps.secrets, declaration.form, before)
  const changed = provedFields(deps, declaration).find((key) => form[key] !== known[key])
  if (changed === undefined) return
  if (isOnline({ path })) throw codeNeeded(changed)
  requireShown(identified)
}

/** Whether a telephone of the form has to be proved, so that more is read only where it matters. */
export function provesTelephones(deps: Pick<CaseDeps, 'registry'>, declaration: Declaration): boolean {
  return provedFields(deps, declaration).length > 0
}

/** The fields that the item marks, and those whose effect needs it whatever an older version of the item says. */
function provedFields({ registry }: Pick<CaseDeps, 'registry'>, { form, effect }: Declaration): string[] {
  const { inputs } = named(registry.effects, effect.name)
  const marked = form.filter(({ proved }) => proved === true).map(({ key }) => key)
  const needed = Object.entries(effect.input).flatMap(([name, source]) =>
    inputs[name]?.proved === true && 'field' in source ? [source.field] : [],
  )
  return [...new Set([...marked, ...needed])]
}

function isWrongCode(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'accounts.code'
}

function codeNeeded(key: string): Refusal {
  return new Refusal('cases.code-needed', [
    { field: `form.${key}`, code: 'cases.code-needed', message: '这个号码要先用短信验证码确认。' },
  ])
}
