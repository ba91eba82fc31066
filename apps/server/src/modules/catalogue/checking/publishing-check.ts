import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { checkArchive } from './check-archive.ts'
import { checkConfirmation } from './check-confirmation.ts'
import { checkDepartment } from './check-department.ts'
import { checkDuplicate } from './check-duplicate.ts'
import { checkForm } from './check-form.ts'
import { checkHeld } from './check-held.ts'
import { checkKinds } from './check-kinds.ts'
import { checkLimits, checkProcedures } from './check-limits.ts'
import { checkList } from './check-list.ts'
import { checkMaterials } from './check-materials.ts'
import { checkNames } from './check-names.ts'
import { checkOthers } from './check-others.ts'
import { checkBasis, checkCodes, checkPapers } from './check-papers.ts'
import { checkSteps } from './check-steps.ts'
import { checkTexts } from './check-texts.ts'
import { checkWindow } from './check-window.ts'

/** Every defect that keeps a declaration from being published, each with its place; empty when it may be. */
export function checkDeclaration(declaration: Declaration, registry: Registry): FieldFault[] {
  return [
    ...checkNames(declaration, registry),
    ...checkForm(declaration),
    ...checkMaterials(declaration),
    ...checkHeld(declaration),
    ...checkSteps(declaration, registry),
    ...checkLimits(declaration),
    ...checkProcedures(declaration),
    ...checkKinds(declaration, registry),
    ...checkDepartment(declaration, registry),
    ...checkConfirmation(declaration),
    ...checkOthers(declaration, registry),
    ...checkList(declaration),
    ...checkWindow(declaration),
    ...checkDuplicate(declaration),
    ...checkArchive(declaration),
    ...checkPapers(registry),
    ...checkBasis(declaration),
    ...checkCodes(declaration),
    ...checkTexts(declaration),
  ]
}
