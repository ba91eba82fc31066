import { allExamples, Page, Panel } from '../../design/index.ts'

/** Every widget with its examples, in the theme chosen above. */
export function GalleryHall() {
  return (
    <Page title="组件样例">
      {allExamples.map(({ widget, examples }) => (
        <Panel key={widget} title={widget}>
          <div className="stack">
            {examples.map(({ name, show: Show }) => (
              <div key={name}>
                <p className="soft small" lang="en">
                  {name}
                </p>
                <Show />
              </div>
            ))}
          </div>
        </Panel>
      ))}
    </Page>
  )
}
