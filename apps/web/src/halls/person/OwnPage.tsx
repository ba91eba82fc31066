import { Page, Tiles } from '../../design/index.ts'
import { givenWords } from '../../features/clients/index.ts'
import { familyWords } from '../../features/mandates/index.ts'
import { recordWords } from '../../features/people/index.ts'
import { ratingWords } from '../../features/ratings/index.ts'
import { ratingsHref } from './addresses.ts'
import { words } from './words.ts'

/** 我的: what is recorded of me, and how I come in. */
export function OwnPage() {
  const tiles = [
    { href: '/person/own/record', name: words.ownRecord, help: words.ownRecordHelp },
    { href: '/person/own/copy', name: recordWords.copy, help: recordWords.copyTile },
    { href: '/person/own/looks', name: words.looks, help: words.looksHelp },
    { href: ratingsHref, name: ratingWords.ratings, help: ratingWords.ratingsHelp },
    { href: '/person/own/family', name: familyWords.title, help: familyWords.tileHelp },
    { href: '/person/own/clients', name: givenWords.title, help: givenWords.tileHelp },
    { href: '/person/own/logins', name: words.logins, help: words.loginsHelp },
  ]
  return (
    <Page title={words.own}>
      <Tiles tiles={tiles} />
    </Page>
  )
}
