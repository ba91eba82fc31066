import { Link, Route, Switch } from 'wouter'

import { Page } from '../../design/index.ts'
import {
  CurrentFigures,
  DraftPage,
  DraftsList,
  FigureHistory,
  nameOfFigure,
  NewDraft,
  Publications,
} from '../../features/parameters/index.ts'
import { words } from './words.ts'

const figures = '/direction/parameters/figures'
const drafts = '/direction/parameters/drafts'

/** 参数: what is in force, what is drafted, what was published. Apart from the hall, for with it comes the whole law. */
export function ParameterPages() {
  return (
    <Switch>
      <Route path={`${figures}/:key`}>
        {({ key }) => (
          <Page title={nameOfFigure(key)} beside={<Link href={figures}>{words.backToParameters}</Link>}>
            <FigureHistory key={key} figureKey={key} />
          </Page>
        )}
      </Route>
      <Route path={drafts}>
        <Page title={words.drafts}>
          <DraftsList />
        </Page>
      </Route>
      <Route path={`${drafts}/new`}>
        <Page title={words.newDraft} beside={<Link href={drafts}>{words.backToDrafts}</Link>}>
          <NewDraft />
        </Page>
      </Route>
      <Route path={`${drafts}/:id`}>
        {({ id }) => (
          <Page title={words.draft} beside={<Link href={drafts}>{words.backToDrafts}</Link>}>
            <DraftPage key={id} id={id} />
          </Page>
        )}
      </Route>
      <Route path="/direction/parameters/publications">
        <Page title={words.publications}>
          <Publications />
        </Page>
      </Route>
      <Route>
        <Page title={words.parametersTitle}>
          <CurrentFigures />
        </Page>
      </Route>
    </Switch>
  )
}
