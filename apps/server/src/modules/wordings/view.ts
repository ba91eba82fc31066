import { languages } from '@tongban/contracts/errors'
import { factsOf } from '@tongban/contracts/wording-template'
import type { Wording, WordingInFull, WordingPart } from '@tongban/contracts/wordings'

import type { Context } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { isBehind } from './behind.ts'
import type { WordingDeps } from './deps.ts'
import { requireAgency, requireShipped } from './require.ts'
import { languagesOf, type ShippedWording, type Words } from './words.ts'

/** Everything that an agency says, and whose words it says it in. @throws Refusal wordings.no-agency */
export function listWordings(
  deps: WordingDeps,
  context: Context,
  asked: string | undefined,
): { agencyId: string; rows: Wording[] } {
  const agencyId = requireAgency(context, asked)
  return {
    agencyId,
    rows: [...deps.wordings.shipped.values()].map((shipped) => wordingView(deps, context, shipped, agencyId)),
  }
}

/** One of them with its sentences and versions. @throws Refusal wordings.no-agency, wordings.unknown */
export function findWording(
  deps: WordingDeps,
  context: Context,
  key: string,
  asked: string | undefined,
): WordingInFull {
  const agencyId = requireAgency(context, asked)
  const shipped = requireShipped(deps.wordings, key)
  const { staffName } = deps
  return {
    ...wordingView(deps, context, shipped, agencyId),
    parts: partsView(deps, shipped, deps.wordings.standing(key, agencyId, context.today).words),
    samples: samplesOf(deps, shipped, agencyId),
    versions: deps.wordings
      .versionsOf(key, agencyId)
      .toReversed()
      .map((row) => ({
        version: row.version,
        from: row.valid_from,
        writtenBy: row.written_by.map(staffName),
        publishedBy: staffName(row.published_by),
        publishedAt: isoOf(row.published_at),
        isShipped: row.content === null,
      })),
  }
}

function wordingView(
  { wordings, agencyName }: WordingDeps,
  { today }: Context,
  shipped: ShippedWording,
  agencyId: string,
): Wording {
  const { key, channel, title } = shipped
  const standing = wordings.standing(key, agencyId, today)
  const newest = wordings.versionsOf(key, agencyId).at(-1)
  return {
    key,
    channel,
    title,
    ownVersion: standing.agencyId === agencyId ? standing.version : null,
    wordsOf: standing.agencyId === null ? null : agencyName(standing.agencyId),
    next:
      newest !== undefined && newest.valid_from > today
        ? { version: newest.version, from: newest.valid_from }
        : null,
    isBehind: newest !== undefined && isBehind(newest, shipped) !== undefined,
  }
}

/** The sentences of a wording, with what may be said in them. */
export function partsView(
  { factTitles }: WordingDeps,
  { parts }: ShippedWording,
  inForce: Words,
): WordingPart[] {
  return parts.map((part) => {
    const named = languagesOf(part).flatMap((language) => [...factsOf(part.texts[language] ?? '').keys()])
    return {
      key: part.key,
      name: part.name,
      shipped: { ...part.texts },
      inForce: { ...inForce[part.key] },
      facts: [...new Set([...named, ...part.besides])].map((name) => ({
        name,
        title: factTitles[name] ?? name,
      })),
      lettersAtMost: part.lettersAtMost,
    }
  })
}

/** The made-up facts of an example of an agency; what is not known in it is left out. */
export function samplesOf(
  { previews }: WordingDeps,
  { samples, parts }: ShippedWording,
  agencyId: string,
): WordingInFull['samples'] {
  const read = languages.filter((language) => parts.some((part) => part.texts[language] !== undefined))
  return Object.fromEntries(
    read.map((language) => {
      const facts = { ...samples[language], ...previews.facts(agencyId, language) }
      const known = Object.entries(facts).flatMap(([fact, value]) =>
        value === undefined ? [] : [[fact, value]],
      )
      return [language, Object.fromEntries(known)]
    }),
  )
}
