import { Link } from 'wouter'

import { Panel } from '../../design/index.ts'
import { words } from './words.ts'

/** 更正 (个人信息保护法 第46条): where somebody has put right what is recorded of him. */
export function WrongRecord({ contact, where }: { contact: string; where: string }) {
  return (
    <Panel title={words.wrong}>
      <ul className="plain">
        <li>
          <Link href={contact}>{words.wrongContact}</Link>
        </li>
        <li>
          <Link href={where}>{words.wrongKey}</Link>
        </li>
      </ul>
      <p className="soft">{words.wrongRest}</p>
    </Panel>
  )
}
