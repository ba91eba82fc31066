import { Link } from 'wouter'

/** Where one can go from here: a large field each, with what is there in a line. */
export function Tiles({
  tiles,
}: {
  tiles: readonly { readonly href: string; readonly name: string; readonly help: string }[]
}) {
  return (
    <ul className="tiles">
      {tiles.map(({ href, name, help }) => (
        <li key={href}>
          <Link className="tile" href={href}>
            {name}
            <span className="soft small">{help}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
