import type { OwnMandate } from '@tongban/contracts/mandates'
import { type ReactNode, useEffect, useState } from 'react'

import { Badge, Button, EmptyState, Loaded, Page } from '../../design/index.ts'
import { actFor, onMandateOver } from '../../platform/client.ts'
import { useRead } from '../../platform/use.ts'
import { chosenEmployer, EmployerContext, rememberEmployer } from './acting.ts'
import { words } from './words.ts'

/** A mandate that was revoked elsewhere is seen after a minute at the latest, and at the next thing that is asked. */
const lookAgainMs = 60_000

/**
 * What is done for an employer: which one is chosen where there are several; who has no mandate, or none any more, is told what to do.
 */
export function ActingFor({
  home,
  children,
}: {
  /** Brings one to where the hall begins. */
  home: () => void
  children: ReactNode
}) {
  const own = useRead('GET /api/mandates/own', undefined, { every: lookAgainMs })
  const [chosen, choose] = useState(chosenEmployer)
  const { refetch } = own
  useEffect(() => onMandateOver(() => void refetch()), [refetch])
  const take = (employer: string): void => {
    rememberEmployer(employer)
    choose(employer)
    home()
  }
  return (
    <Loaded of={own}>
      {({ rows }) => {
        const [first] = rows
        const acting = rows.length === 1 ? first : rows.find(({ employer }) => employer === chosen)
        if (first === undefined)
          return (
            <EmptyState title={words.none}>
              <p>{words.noneHelp}</p>
            </EmptyState>
          )
        if (acting === undefined) return <ChooseEmployer rows={rows} onChosen={take} />
        return (
          <Acting
            key={acting.employer}
            as={acting}
            onChange={rows.length > 1 ? () => choose(undefined) : undefined}
          >
            {children}
          </Acting>
        )
      }}
    </Loaded>
  )
}

function ChooseEmployer({
  rows,
  onChosen,
}: {
  rows: readonly OwnMandate[]
  onChosen: (employer: string) => void
}) {
  return (
    <Page title={words.choose}>
      <p className="soft">{words.chooseHelp}</p>
      <ul className="plain stack">
        {rows.map(({ employer, employerName, kind }) => (
          <li key={employer}>
            <Button onPress={() => onChosen(employer)}>
              {employerName}（{words.kinds[kind]}）
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** Whoever changes the employer begins anew: nothing of the one before stays on the screen. */
function Acting({
  as,
  onChange,
  children,
}: {
  as: OwnMandate
  onChange: (() => void) | undefined
  children: ReactNode
}) {
  const { employer, employerName, kind } = as
  useState(() => actFor(employer)) // before anything below asks for something
  useEffect(() => () => actFor(undefined), [])
  return (
    <EmployerContext value={as}>
      <div className="stack">
        <p className="row screen-only">
          <span>{words.for(employerName)}</span>
          <Badge>{words.kinds[kind]}</Badge>
          {onChange !== undefined && (
            <Button kind="quiet" onPress={onChange}>
              {words.change}
            </Button>
          )}
        </p>
        {children}
      </div>
    </EmployerContext>
  )
}
