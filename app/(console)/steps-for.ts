import { cookies } from "next/headers";
import type { Step } from "#components/overview/first-steps.tsx";
import { STEPS_COOKIE } from "#components/shell/preferences.ts";
import { readFirstSteps } from "#lib/gaps/read-first-steps.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import type { Context } from "#lib/verbs/context.ts";

/**
 * The first steps for who may take them, until all are done or they asked not to see them. Null: nothing to lead
 * through.
 */
export async function stepsFor(context: Context): Promise<Step[] | null> {
  const { actor } = context;
  if (!mayDo(actor, "person.create") && !mayDo(actor, "import.run")) return null;
  if ((await cookies()).get(STEPS_COOKIE)?.value === "off") return null;
  const done = await readFirstSteps(context, {});
  if (Object.values(done).every(Boolean)) return null;
  return [
    {
      title: "Add people",
      says: "Accountability needs names. A people file with who reports to whom is the quickest way; single sign-on can fill them later. Nobody has to sign in to be named.",
      done: done.people,
      acts: [
        { href: "/imports", name: "Import people" },
        { href: "/people?open=add", name: "Add a person" },
        { href: "/samples/people.csv", name: "people.csv to fill in", download: true },
      ],
    },
    {
      title: "Import or register agents",
      says: "Agent cards, MCP servers, a catalogue, or tables. What a file does not say stays empty. A name is enough to begin one by hand.",
      done: done.agents,
      acts: [
        { href: "/imports", name: "Import agents" },
        { href: "/agents/new", name: "Register an agent" },
        { href: "/samples/agents.csv", name: "agents.csv to fill in", download: true },
      ],
    },
    {
      title: "Name owners",
      says: "On an agent's page, under People, each empty seat takes a name. Who is named waits until they accept.",
      done: done.owners,
      acts: [{ href: "/agents", name: "Choose an agent" }],
    },
    {
      title: "See the first gaps",
      says: "Submit an agent: what is found becomes gaps with due dates, each with what closes it.",
      done: done.gaps,
      acts: [{ href: "/agents?state=draft", name: "Choose a draft" }],
    },
  ];
}
