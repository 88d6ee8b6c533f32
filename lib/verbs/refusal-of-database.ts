import { Refusal } from "#lib/platform/core/refusal.ts";
import { constraintName, isDatabaseAway, sqlState } from "#lib/platform/database.ts";

/** What each constraint of the database means to the person who ran into it. */
const constraints: Record<string, { rule: string; path: string; message: string }> = {
  person_email_lower_case: { rule: "email-lower-case", path: "email", message: "Write the address in lower case." },
  person_not_own_manager: { rule: "manager-cycle", path: "manager", message: "Nobody is their own manager." },
  grant_ends_after_start: { rule: "grant-period", path: "grant.endsAt", message: "A grant ends after it starts." },
  grant_no_overlap: { rule: "grant-overlap", path: "grant", message: "There is already a grant in that time." },
  assignment_ends_not_before_start: { rule: "period", path: "endsAt", message: "The end is before the start." },
  assignment_no_overlap: {
    rule: "assignment-overlap",
    path: "person",
    message: "They already hold this role here in that time.",
  },
  assignment_one_marked: {
    rule: "assignment-one-accountable",
    path: "accountable",
    message: "Somebody else is marked as accountable in that time.",
  },
  assignment_team_never_accountable: {
    rule: "team-never-accountable",
    path: "accountable",
    message: "A team can be responsible or consulted, never accountable. Name a person.",
  },
};

/** Turns what the database refused, or its absence, into the Refusal that people see; anything else passes through. */
export function refusalOfDatabase(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error))
    return new Refusal(
      "unavailable",
      "database-away",
      "The database does not answer. Nothing was changed; try again.",
      {
        retryAfterSeconds: 2,
      },
    );
  const name = constraintName(error) ?? "";
  const known = constraints[name];
  switch (sqlState(error)) {
    case "23505":
      return new Refusal("conflict", "duplicate", "Something with that name is already there.", {
        errors: [{ path: /email/.test(name) ? "email" : "slug", message: "This is already taken." }],
      });
    case "23514":
    case "23P01":
      if (known) return new Refusal("conflict", known.rule, known.message, { errors: [known] });
      return new Refusal("conflict", name || "constraint", "The registry cannot hold that.");
    case "23503":
      return new Refusal("conflict", "reference", "Something that this refers to is not there.");
    case "WF001":
      return new Refusal("conflict", "decision-guard", "This was decided or closed meanwhile. Look at it again.");
    case "22P05":
    case "22021":
      return new Refusal("invalid", "invalid-text", "The text holds characters that cannot be stored.");
    case "57014":
      return new Refusal("unavailable", "took-too-long", "This took too long and was stopped. Nothing was changed.");
    default:
      return error;
  }
}
