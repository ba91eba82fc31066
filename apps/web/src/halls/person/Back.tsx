import { Link } from 'wouter'

import { words } from './words.ts'

/** The way to the page above. */
export const back = (href: string) => <Link href={href}>{words.back}</Link>
