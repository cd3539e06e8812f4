import css from './Picture.module.css';

const tones = ['#e8caa2', '#dfc3a5', '#d9c7a3', '#e3c1ad', '#cfc6ab', '#e6d2b2'];

const hash = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);

interface Props {
  name: string;
  url: string | null | undefined;
  eager?: boolean;
}

/** A product's picture, or a calm shape with its first letter. */
export function Picture({ name, url, eager = false }: Props) {
  if (url)
    return (
      <img
        className={css.picture}
        src={url}
        alt=""
        width={480}
        height={360}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    );
  const seed = hash(name);
  return (
    <svg
      className={css.picture}
      viewBox="0 0 120 90"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
      style={{ background: tones[seed % tones.length] }}
    >
      <g className={css.shape} transform={`rotate(${seed % 360} 60 45)`}>
        <ellipse cx={88} cy={30} rx={52} ry={38} />
        <ellipse cx={22} cy={72} rx={34} ry={26} />
      </g>
      <text x={60} y={59} textAnchor="middle">
        {[...name][0]}
      </text>
    </svg>
  );
}
