import type { Day } from '@tongban/policy'
import type pg from 'pg'

import type { Config } from './platform/config.ts'
import type { Keys } from './platform/keys.ts'
import type { Reset, Training } from './platform/training-routes.ts'

/** What every part of the program that works on an installation is given. */
export interface Installation {
  readonly config: Config
  /** As the owner of the schema; the rooms take narrower roles. */
  readonly connection: pg.ClientConfig
  readonly keys: Keys
  /** False while an embedded PostgreSQL is being started again. */
  readonly databaseReady: () => boolean
  /** 培训环境: how it is reset; undefined where nothing is thrown away by a click. */
  readonly training?: Training
}

/** Says one line about what is going on. */
export type Tell = (line: string) => void

/** Where one of the first administrators signs in for the first time, once. */
export interface FirstAddress {
  readonly role: string
  readonly address: string
  readonly endsAt: Date
}

/** One way into the demo: staff have password and TOTP secret, people a telephone and the code that the demo fixes. */
export interface DemoLogin {
  readonly role: string
  readonly hall: string
  readonly username: string
  readonly password?: string
  readonly totpSecret?: string
  readonly code?: string
  readonly name?: string
  /** The outlet or agency at which somebody works. */
  readonly at?: string
}

/** Somebody of the demo who may come to a counter, as a clerk would identify him. */
export interface DemoVisitor {
  readonly name: string
  readonly document: string
  readonly number: string
}

/** Which city a demo loads. */
export interface DemoChoice {
  readonly size: 'small' | 'full' | 'training'
  /** The same seed and day give the same city. */
  readonly seed: number
  /** The day up to which half a year of cases is laid; today when nothing is said. */
  readonly today: Day
}

/** The people, agencies and logins of a demo. */
export interface DemoCity {
  /** Whether the database has people already, and not half a city that a killed server left. */
  isLoaded(installation: Installation): Promise<boolean>
  /** Whether nothing real can be lost: the database is empty, or a city was made up in it. Asked before it is migrated. */
  isThrowAway(installation: Installation): Promise<boolean>
  /** Whether the city of a demo was ever begun in this database. */
  stands(installation: Installation): Promise<boolean>
  /** Loads the city into an empty database, or anew where a loading was cut off. */
  load(installation: Installation, tell: Tell, choice?: Partial<DemoChoice>): Promise<void>
  /**
   * Throws the city and its files away and loads one of the same size anew; by whom that was done before stays on record.
   * @throws Error when the database was not made by a demo or a training: nothing else is ever thrown away
   */
  reset(installation: Installation, tell: Tell, reset?: Reset): Promise<void>
  logins(installation: Installation): Promise<readonly DemoLogin[]>
  /** People and an employer to be served, each for another reason. */
  visitors(installation: Installation): Promise<readonly DemoVisitor[]>
}
