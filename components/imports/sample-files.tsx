import { sampleFiles } from "#lib/imports/core/samples.ts";

/** A small file of each kind, to look at and to fill in. */
export function SampleFiles() {
  return (
    <ul className="grid gap-x-8 border-t border-line sm:grid-cols-2">
      {sampleFiles.map(({ fileName, holds }) => (
        <li key={fileName} className="grid gap-x-4 border-b border-line py-2 text-sm xl:grid-cols-[11rem_1fr]">
          <a className="link justify-self-start font-mono text-xs leading-5" href={`/samples/${fileName}`} download>
            {fileName}
          </a>
          <span className="text-soft">{holds}</span>
        </li>
      ))}
    </ul>
  );
}
