import { NotStated } from "#components/ui/facts.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";

/** 'taskBoundary' → 'Task boundary', and a slug 'pay-out' → 'Pay out' */
export const fieldInWords = (field: string): string => {
  const words = field
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A moment as it is kept; people read it in words. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A value of what is shown, whatever its shape: words as people read them, lists and groups under each other. */
export function ShownValue({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === "") return <NotStated />;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return inFigures(value);
  if (typeof value === "string" && MOMENT.test(value)) return exactTime(Date.parse(value));
  if (typeof value === "string") return /^[a-z]+(_[a-z]+)+$/.test(value) ? inWords(value) : value;
  if (Array.isArray(value))
    return value.length === 0 ? (
      <span className="text-soft">None</span>
    ) : (
      <ul>
        {value.map((member) => (
          <li key={JSON.stringify(member)}>
            <ShownValue value={member} />
          </li>
        ))}
      </ul>
    );
  const members = Object.entries(value as Record<string, unknown>);
  if (members.length === 0) return <span className="text-soft">None</span>;
  return (
    <dl className="grid gap-y-0.5">
      {members.map(([name, member]) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{fieldInWords(name)}:</dt>
          <dd className="min-w-0">
            <ShownValue value={member} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
