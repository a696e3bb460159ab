import { useLang } from '../shell/texts.ts';

interface Props {
  readonly title: string;
  readonly columns: readonly [string, string];
  readonly rows: readonly { readonly name: string; readonly share: number }[];
  readonly none: string;
}

/** Shares as a table, each with a bar that says the same as its number. */
export function Shares({ title, columns: [what, share], rows, none }: Props) {
  const { lang } = useLang();
  const number = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {rows.length === 0 ? <p>{none}</p> : (
        <table className="plain-table shares">
          <thead><tr><th scope="col">{what}</th><th scope="col">{share}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>
                  <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect className="bar-all" width="100" height="8" /><rect className="bar-share" width={Math.max(0, Math.min(1, row.share)) * 100} height="8" /></svg>
                  {number.format(row.share)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
