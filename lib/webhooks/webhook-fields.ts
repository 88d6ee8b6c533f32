import { z } from "zod";
import { configuration } from "#lib/platform/configuration.ts";
import { line } from "#lib/verbs/fields.ts";
import { whyRefused } from "./core/endpoint-address.ts";

/** Which entries are told: exact types, all of a kind, or everything. */
export const events = z
  .array(
    z
      .string()
      .trim()
      .max(100)
      .regex(/^(\*|[a-zA-Z]+\.(\*|[a-zA-Z]+))$/, "Write types such as 'gap.opened', 'gap.*' or '*'."),
  )
  .min(1, "Name at least one type.")
  .max(50, "At most 50 types.")
  .meta({ example: ["gap.*", "agent.suspended"] });

/** Where messages go. What the name resolves to is looked at again before each message. */
export const endpointUrl = z
  .string({ error: "Write an address." })
  .trim()
  .max(2000, "At most 2,000 characters.")
  .superRefine((address, context) => {
    const why = whyRefused(address, configuration().webhookAllowedHosts);
    if (why !== null) context.addIssue({ code: "custom", message: why });
  })
  .meta({ example: "https://hooks.example.com/answerable" });

export const endpointName = line(100);

/** What the evidence says of an endpoint: the host alone, as the path of an incoming webhook is its secret. */
export const toldOf = ({ name, url, events: told }: { name: string; url: string; events: readonly string[] }) => ({
  name,
  host: new URL(url).host,
  events: told,
});
