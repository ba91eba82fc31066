import type { Declaration } from '@tongban/contracts/declaration'

import type { Catalogue } from '../../catalogue/index.ts'
import { followUpDays } from '../acts/follow-ups.ts'
import type { Case } from '../case.ts'

/**
 * The declaration that a case is handled by: the one that it is pinned to; of a case that corrects another the same form, checks and
 * effect, decided by an approver who had his hands in neither, whatever kind the item is of.
 */
export function declarationFor(
  catalogue: Pick<Catalogue, 'pinned'>,
  { item, item_version, counter }: Pick<Case, 'item' | 'item_version' | 'counter'>,
): Declaration | undefined {
  const declaration = catalogue.pinned(item, item_version)?.declaration
  if (declaration === undefined || counter === null) return declaration
  if (counter.review === undefined) return correcting(declaration)
  return reviewing(declaration, counter.review.of)
}

/** 复查的时限, whatever the term of the item is. Law: 社会保险行政争议处理办法 (to be confirmed): twenty days. */
export const reviewLimits: Declaration['limits'] = {
  statutory: {
    length: 20,
    unit: 'days',
    source: '社会保险行政争议处理办法（条款待核）',
    certainty: 'recalled',
  },
  guide: null,
  promised: null,
}

/**
 * 复查的办法: what was refused is decided once more, by an approver who had no hand in it; what was not taken on is taken on by somebody else, and then goes
 * the way of its item. Whoever the item asks is asked again, what it forwards is forwarded again, and its procedures stand open: a review grants nothing
 * that its item would not have granted.
 */
export function reviewing(declaration: Declaration, of: 'refused' | 'not-accepted'): Declaration {
  const { automatic: _a, onTheSpot: _s, ...kept } = declaration
  const names = {
    'zh-CN': `复查：${declaration.names['zh-CN']}`,
    'zh-HK': `複查：${declaration.names['zh-HK'] ?? declaration.names['zh-CN']}`,
    en: `Review: ${declaration.names.en ?? declaration.names['zh-CN']}`,
  }
  if (of === 'not-accepted') return { ...kept, names, fourEyes: true }
  const { extension: _e, ...rest } = kept
  return { ...rest, names, fourEyes: true, limits: reviewLimits, steps: [decidedOnce] }
}

/** One step: whoever decides is another than all who had their hands in it. */
const decidedOnce: Declaration['steps'][number] = {
  key: 'decide',
  name: { 'zh-CN': '复核决定', 'zh-HK': '複核決定', en: 'Second review and decision' },
  act: 'decide',
  role: 'approver',
}

/** 更正的办法: accepted by one and decided by another, within the term that the house sets itself; nobody is asked for papers again. */
export function correcting(declaration: Declaration): Declaration {
  const {
    procedures: _p,
    forwardedTo: _f,
    confirmation: _c,
    extension: _e,
    onTheSpot: _s,
    automatic: _a,
    ...rest
  } = declaration
  const { revocationBasis = [], basis } = declaration
  return {
    ...rest,
    names: {
      'zh-CN': `更正：${declaration.names['zh-CN']}`,
      'zh-HK': `更正：${declaration.names['zh-HK'] ?? declaration.names['zh-CN']}`,
      en: `Correction: ${declaration.names.en ?? declaration.names['zh-CN']}`,
    },
    basis: [...new Set([...revocationBasis, ...basis])],
    kind: 'promised',
    limits: {
      statutory: null,
      guide: null,
      promised: {
        length: followUpDays,
        unit: 'working-days',
        source: '本平台的更正时限',
        certainty: 'source',
      },
    },
    materials: [],
    steps: [decidedOnce],
    fourEyes: true,
  }
}
