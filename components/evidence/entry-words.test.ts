import { describe, expect, test } from "vitest";
import { subjectInWords, typeInWords } from "./entry-words.ts";

describe("typeInWords", () => {
  test.each([
    ["assignment.accepted", "Assignment accepted"],
    ["agentControl.edited", "Agent control edited"],
    ["AgentControl.edited", "Agent control edited"],
    ["gap.closed", "Gap closed"],
    ["data_source.created", "Data source created"],
    ["review-item.decided", "Review item decided"],
  ])("reads %s as '%s'", (type, words) => expect(typeInWords(type)).toBe(words));
});

describe("subjectInWords", () => {
  test.each([
    ["business_owner of Claims router: Ewa Kowalczyk", "business owner of Claims router: Ewa Kowalczyk"],
    ["detector of Claims router", "detector of Claims router"],
    ["role-missing on Claims router", "role-missing on Claims router"],
    ["snake_case of somebody's own", "snake_case of somebody's own"],
    ["an_agent", "an_agent"],
  ])("reads '%s' as '%s'", (name, words) => expect(subjectInWords(name)).toBe(words));
});
