import type { ReactNode } from 'react';

/** A cell, and whether it holds a figure. */
export interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table that scrolls by itself where it is wider than the screen. Its first column names the row. */
export function Table({ caption, columns, rows }: Props) {
  return (
    <Scrolling name={caption}>
      <table className="lab-table">
        <caption>{caption}</caption>
        <thead><tr>{columns.map(({ head, isNumber = false }) => <th key={head} scope="col" data-number={isNumber}>{head}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row" data-number={columns[0]?.isNumber ?? false}>{first}</th>
              {rest.map((cell, i) => <td key={columns[i + 1]?.head} data-number={columns[i + 1]?.isNumber ?? false}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** What is wider than the screen scrolls by itself, and so must be reached with the keyboard. */
export function Scrolling({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrows scroll what has focus
  return <section className="lab-scroll" aria-label={name} tabIndex={0}>{children}</section>;
}

/** A share as a bar; the number stands beside it. */
export function Bar({ share }: { readonly share: number }) {
  return <span className="lab-bar-track" aria-hidden="true"><span style={{ width: `${share * 100}%` }} /></span>;
}
