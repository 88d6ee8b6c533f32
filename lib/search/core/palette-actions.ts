import { mayDo, type Permission } from "#lib/identity/core/access.ts";
import type { Actor } from "#lib/identity/core/actor.ts";

/** Something that can be begun from anywhere: where it begins, and the permission that it takes. */
export interface PaletteAction {
  id: string;
  name: string;
  href: string;
}

const actions: readonly (PaletteAction & { may: Permission; also?: string })[] = [
  { id: "register-agent", name: "Register an agent", href: "/agents/new", may: "agent.create", also: "new add create" },
  {
    id: "stop-vendor",
    name: "Stop all agents of a vendor",
    href: "/agents?open=stop-vendor",
    may: "agent.contain",
    also: "suspend contain emergency",
  },
  { id: "import", name: "Import a file", href: "/imports", may: "import.run", also: "upload csv cards mcp catalogue" },
  { id: "add-person", name: "Add a person", href: "/people?open=add", may: "person.create", also: "new create user" },
  { id: "add-team", name: "Add a team", href: "/teams?open=add", may: "team.edit", also: "new create" },
  { id: "add-system", name: "Add a system", href: "/systems?open=add", may: "system.create", also: "new create" },
  {
    id: "add-data-source",
    name: "Add a data source",
    href: "/data-sources?open=add",
    may: "dataSource.create",
    also: "new create retrieval",
  },
  {
    id: "add-control",
    name: "Add a control of your own",
    href: "/controls?open=add",
    may: "control.edit",
    also: "new create safeguard",
  },
  { id: "thresholds", name: "Decide thresholds", href: "/settings", may: "policy.edit", also: "policy due days" },
  { id: "token", name: "Make an API token", href: "/settings/tokens", may: "token.manage", also: "new create key" },
];

/** The actions that the asker may take and the words fit; all of theirs when nothing is typed. Pure. */
export function actionsFor(actor: Actor, words: readonly string[]): PaletteAction[] {
  return actions
    .filter(({ name, also, may }) => {
      const text = `${name} ${also ?? ""}`.toLowerCase();
      return mayDo(actor, may) && words.every((word) => text.includes(word));
    })
    .map(({ id, name, href }) => ({ id, name, href }));
}
