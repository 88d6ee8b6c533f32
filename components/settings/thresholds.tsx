"use client";

import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Overtaken } from "#components/ui/overtaken.tsx";
import { Refused } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { useForm } from "#components/ui/use-form.ts";
import type { readPolicy } from "#lib/gaps/read-policy.ts";
import type { setPolicy } from "#lib/gaps/set-policy.ts";
import type { Policy } from "#lib/registry/core/policy.ts";

type Thresholds = Omit<Policy, "version">;

const single: readonly {
  name: Exclude<keyof Thresholds, "reviewWithinDays" | "dueWithinDays">;
  says: string;
  unit: string;
}[] = [
  { name: "acceptWithinDays", says: "Someone who is named accepts within", unit: "days" },
  { name: "attestWithinDays", says: "An acceptance is attested again within", unit: "days" },
  { name: "retirementOwnerAfterDays", says: "A submitted agent has a retirement owner after", unit: "days" },
  { name: "secretLivesAtMostHours", says: "A credential lives at most", unit: "hours" },
  { name: "sensitiveGrantAtMostDays", says: "A grant on sensitive ground lasts at most", unit: "days" },
  { name: "changeReviewWithinDays", says: "A change is reviewed within", unit: "days" },
  { name: "concentrationAbove", says: "One person holds at most this many critical seats", unit: "capabilities" },
  { name: "observedWithinDays", says: "Observed actions count for", unit: "days" },
  { name: "exceptionAtMostDays", says: "An exception ends within", unit: "days" },
  { name: "decideWithinDays", says: "Who is asked for a decision gives it within", unit: "days" },
];
const perLevel = [
  {
    name: "reviewWithinDays",
    says: "A capability is reviewed within",
    levels: ["low", "moderate", "high", "critical"],
  },
  { name: "dueWithinDays", says: "A gap is due within", levels: ["low", "medium", "high", "critical"] },
] as const;

const flat = (thresholds: Thresholds): Record<string, string> => ({
  ...Object.fromEntries(single.map(({ name }) => [name, String(thresholds[name])])),
  ...Object.fromEntries(
    perLevel.flatMap(({ name, levels }) =>
      levels.map((level) => [`${name}.${level}`, String((thresholds[name] as Record<string, number>)[level])]),
    ),
  ),
});

/** What was typed, as the API takes it; only what is asked for. */
function bodyOf(changed: Partial<Record<string, string>>, reason: string) {
  const stated: Record<string, number | Record<string, number>> = {};
  for (const [path, text] of Object.entries(changed)) {
    if (path === "reason") continue;
    const [name = "", level] = path.split(".");
    const value = Number(text);
    if (level) stated[name] = { ...(stated[name] as Record<string, number> | undefined), [level]: value };
    else stated[name] = value;
  }
  return { ...stated, reason: reason.trim() };
}

/** A threshold as its row says it. */
function inSentence(path: string): string {
  const [name, level] = path.split(".");
  const row = [...single, ...perLevel].find((one) => one.name === name);
  return `${row?.says ?? path}${level ? `, ${level}` : ""}`;
}

/** The thresholds with their defaults beside them; deciding others takes a reason and re-judges everybody. */
export function Thresholds({
  policy,
  defaults,
  version,
  mayDecide,
}: {
  policy: Thresholds;
  defaults: Thresholds;
  version: number;
  mayDecide: boolean;
}) {
  const held: Record<string, string> = { ...flat(policy), reason: "" };
  const usual = flat(defaults);
  const form = useForm<Record<string, string>>({
    start: { version, values: held },
    save: (changed, all, from) =>
      api.patch<typeof setPolicy>("/policy", bodyOf(changed, all.reason ?? ""), { version: from }),
    again: async () => {
      const now = await api.get<typeof readPolicy>("/policy");
      return now.ok ? { version: now.answer.version, values: { ...flat(now.answer), reason: "" } } : null;
    },
    done: () => {},
  });
  const { values, set, problem, busy, overtaken } = form;
  const changed = Object.keys(usual).filter((name) => values[name] !== held[name]);
  useUnsaved(form.holds);
  const input = (path: string, label: string) => (
    <>
      <input
        aria-label={label}
        aria-invalid={messageFor(problem, path) ? true : undefined}
        inputMode="numeric"
        disabled={!mayDecide}
        value={values[path]}
        onChange={(event) => set(path, event.target.value.replaceAll(/\D/g, ""))}
        className="h-8 w-20 rounded-md border border-line-strong bg-raised px-2 text-right text-sm disabled:border-line aria-invalid:border-critical"
      />
      {usual[path] !== values[path] ? <span className="text-xs text-soft">usually {usual[path]}</span> : null}
      {messageFor(problem, path) ? <span className="text-xs text-critical">{messageFor(problem, path)}</span> : null}
    </>
  );
  return (
    <form onSubmit={form.submit}>
      <Refused problem={problem} shown={Object.keys(values)} />
      {overtaken ? (
        <Overtaken
          what="the thresholds"
          clashes={overtaken.map((clash) => ({ ...clash, label: inSentence(clash.name) }))}
          keepsMine={form.keepsMine}
          choose={form.choose}
        />
      ) : null}
      <ul className="border-t border-line-strong">
        {single.map(({ name, says, unit }) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1 border-b border-line py-1.5 sm:grid-cols-[24rem_1fr]"
          >
            <span className="text-sm">{says}</span>
            <span className="flex flex-wrap items-center gap-2 text-sm">
              {input(name, `${says} (${unit})`)}
              <span className="text-soft">{unit}</span>
            </span>
          </li>
        ))}
        {perLevel.map(({ name, says, levels }) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1 border-b border-line py-1.5 sm:grid-cols-[24rem_1fr]"
          >
            <span className="text-sm">{says}, in days</span>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
              {levels.map((level) => (
                <span key={level} className="inline-flex items-center gap-1.5 text-sm">
                  <span className="text-soft">{level}</span>
                  {input(`${name}.${level}`, `${says}, ${level} (days)`)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {mayDecide && changed.length > 0 ? (
        <div className="mt-4 grid max-w-xl gap-3">
          <TextArea
            label="Why"
            hint="Kept with the decision. Everybody is judged again by the new thresholds."
            rows={2}
            value={values.reason ?? ""}
            onValue={(value) => set("reason", value)}
            error={messageFor(problem, "reason")}
          />
          <div className="flex gap-2">
            <Button type="submit" weight="primary" disabled={busy}>
              {overtaken
                ? "Save both together"
                : `Decide ${changed.length === 1 ? "this threshold" : `these ${changed.length} thresholds`}`}
            </Button>
            <Button
              onClick={() => {
                for (const name of Object.keys(held)) set(name, held[name] ?? "");
              }}
            >
              Leave as they were
            </Button>
          </div>
        </div>
      ) : null}
    </form>
  );
}
