import { z } from "zod";

/** The shapes that every input is made of. Sizes are bounded here and nowhere else. */

// Control characters but tab, newline and carriage return, lone surrogates, and the marks that change reading direction.
const UNWELCOME = /[[\p{Cc}\p{Cs}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]--[\t\n\r]]/v;

const clean = (value: string): boolean => !UNWELCOME.test(value);
const CLEAN = "It holds control characters; remove them.";

/** One line of text, trimmed, never empty. */
export const line = (max = 200) =>
  z
    .string({ error: "Write a text here." })
    .trim()
    .min(1, "This cannot be empty.")
    .max(max, `At most ${max} characters.`)
    .refine((value) => clean(value) && !/[\n\r]/.test(value), CLEAN);

/** Free text over several lines. */
export const text = (max = 4000) =>
  z
    .string({ error: "Write a text here." })
    .trim()
    .min(1, "This cannot be empty.")
    .max(max, `At most ${max} characters.`)
    .refine(clean, CLEAN);

/** A stable human name in addresses: lower case letters, digits and hyphens. */
export const slug = z
  .string({ error: "Write a text here." })
  .max(100, "At most 100 characters.")
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, "Use lower case letters, digits and hyphens, such as 'refund-agent'.")
  .meta({ example: "refund-agent" });

/** An e-mail address, kept in lower case. */
export const email = z
  .string({ error: "Write an e-mail address." })
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters.")
  .pipe(z.email("This is not an e-mail address."))
  .meta({ example: "mira.chen@example.com" });

/** How one thing names another: its id, or its slug or e-mail. */
export const reference = z
  .string({ error: "Name it by its id, slug or e-mail." })
  .trim()
  .toLowerCase()
  .min(1, "This cannot be empty.")
  .max(254, "At most 254 characters.")
  .refine(clean, CLEAN)
  .meta({ example: "mira.chen@example.com" });

export const isId = (name: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(name);

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** A moment, ISO 8601 with its zone; parsed to an Instant. Between 1990 and 2200. */
export const moment = z.iso
  .datetime({ offset: true, error: "Write a time such as 2026-01-31T12:00:00Z." })
  .max(40)
  .transform((value) => Date.parse(value))
  .refine((value) => value >= EARLIEST && value < LATEST, "Choose a date between 1990 and 2200.")
  .meta({ example: "2026-01-31T12:00:00Z" });

/** The past moment to read at; absent for now. */
export const asOf = moment.optional();

/** The version that an edit was based on; absent when a script does not care. */
export const version = z.number().int().min(1).max(2_147_483_647).optional();

/** An address of a page: https or http, no credentials in it. */
export const url = z
  .string({ error: "Write an address." })
  .trim()
  .max(2000, "At most 2,000 characters.")
  .refine((value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    return parsed !== null && ["http:", "https:"].includes(parsed.protocol) && !parsed.username && clean(value);
  }, "Write an address that starts with https://.")
  .meta({ example: "https://wiki.example.com/playbooks/refunds" });

/** Some of the members of a closed set, as an API field. */
export const oneOf = <const Members extends readonly [string, ...string[]]>(members: Members) =>
  z.enum(members, { error: `Choose one of ${members.join(", ")}.` });
