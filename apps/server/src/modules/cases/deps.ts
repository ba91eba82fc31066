import type { Audit } from '../../platform/audit.ts'
import type { Database } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Agencies } from '../agencies/index.ts'
import type { Windows } from '../calendar/index.ts'
import type { Catalogue, Registry } from '../catalogue/index.ts'
import type { Outlets } from '../outlets/index.ts'
import type { Hidden } from '../shields/index.ts'
import type { Teams } from '../teams/index.ts'
import type { Wordings } from '../wordings/index.ts'
import type { CaseNumbers } from './acts/number.ts'

/** 外部门的接口: the departments that this installation has a port of, by the names that items use. */
type DepartmentPorts = ReadonlyMap<
  string,
  {
    /** The agencies for which it takes something; left out: for all. */
    readonly agencies?: readonly string[] | undefined
  }
>

/** What the acts of this room work with; the composition root makes one. */
export interface CaseDeps {
  readonly database: Database
  readonly events: Events
  readonly audit: Audit
  readonly secrets: Secrets
  readonly agencies: Agencies
  readonly outlets: Outlets
  readonly teams: Teams
  readonly catalogue: Catalogue
  readonly registry: Registry
  readonly windows: Windows
  readonly numbers: CaseNumbers
  readonly departments: DepartmentPorts
  /** 用语: how each agency says what its papers tell. */
  readonly wordings: Pick<Wordings, 'standing'>
  /**
   * Whether a code is the one that came to a telephone, which uses it up; tries are counted.
   * @throws Refusal accounts.code, login.locked
   */
  readonly proveTelephone: (telephone: string, code: string, from: string) => Promise<void>
  /** The name of a staff member, for timelines. */
  readonly staffName: (id: string) => string
  /** 受保护人员: who is hidden from who has not the right to him. */
  readonly hidden: Pick<Hidden, 'has' | 'by'>
}
