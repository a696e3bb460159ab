import { Button, DropZone, FileTrigger, Text, type DirectoryDropItem, type DropItem, type FileDropItem } from 'react-aria-components';
import { useTestTexts } from './texts.ts';

interface Props {
  readonly onFiles: (files: readonly Chosen[]) => void;
  readonly onNote: (note: string | null) => void;
}

export interface Chosen {
  readonly file: File;
  readonly path: string;
}

/** A folder of rules and suites holds dozens; more is a folder that was not meant. */
const MOST = 500;
const KINDS = /\.(?:ya?ml|csv|tsv|jsonl|ndjson|json)$/iu;
const ACCEPTED = ['.yaml', '.yml', '.csv', '.tsv', '.jsonl', '.ndjson', '.json'];

/** Where files and folders are dropped or chosen. */
export function FileDrop({ onFiles, onNote }: Props) {
  const { t } = useTestTexts();

  function take(files: readonly Chosen[], isFolder: boolean): void {
    // Of a folder only what may be meant; a single file is answered for whatever it is.
    const wanted = isFolder ? files.filter(({ path }) => KINDS.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/u.test(path)) : files;
    if (wanted.length === 0 || wanted.length > MOST) return onNote(wanted.length === 0 ? t.noFiles : t.tooMany(MOST));
    onNote(null);
    onFiles(wanted);
  }
  async function drop(items: readonly DropItem[]): Promise<void> {
    const found: Chosen[] = [];
    for (const item of items) if (item.kind !== 'text') await collect(item, '', found);
    take(found, items.some(({ kind }) => kind === 'directory'));
  }
  const choose = (isFolder: boolean) => (files: FileList | null) => take(Array.from(files ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name })), isFolder);

  return (
    <DropZone className="lab-drop" aria-label={t.dropHere} onDrop={({ items }) => void drop(items)}>
      <Text slot="label" className="lab-drop-label">{t.dropHere}</Text>
      <div className="buttons">
        <FileTrigger allowsMultiple acceptedFileTypes={ACCEPTED} onSelect={choose(false)}><Button className="quiet">{t.chooseFiles}</Button></FileTrigger>
        <FileTrigger acceptDirectory onSelect={choose(true)}><Button className="quiet">{t.chooseFolder}</Button></FileTrigger>
      </div>
      <p className="hint">{t.dropHint}</p>
    </DropZone>
  );
}

/** One file more than is taken is enough to know that there are too many. */
async function collect(item: FileDropItem | DirectoryDropItem, folder: string, found: Chosen[]): Promise<void> {
  const path = folder === '' ? item.name : `${folder}/${item.name}`;
  if (found.length > MOST) return;
  if (item.kind === 'file') found.push({ file: await item.getFile(), path });
  else for await (const inner of item.getEntries()) await collect(inner, path, found);
}
