import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import { printable } from "#lib/platform/core/printable.ts";
import { present } from "#lib/platform/database.ts";
import { textOf } from "#lib/platform/pdf-text-for-tests.ts";
import { certificatePdf } from "./certificate-pdf.tsx";
import { type ReadCertificate, readCertificate } from "./read-certificate.ts";
import { agentInUse, doEverything, type InUse, started } from "./retiring-for-tests.ts";
import { verifyRetirement } from "./verify-retirement.ts";

let it: InUse;
let id: string;
let read: ReadCertificate;
let pdf: Buffer;

beforeAll(async () => {
  it = await agentInUse();
  ({ id } = await started(it));
  await it.world.refused(() => readCertificate(it.world.admin, { retirement: id }), { rule: "not-retired" });
  await doEverything(it, id);
  const verifier = await it.world.person("Verifier", { platformRoles: ["security"] });
  await verifyRetirement(it.world.as(verifier, ["security"]), { retirement: id, reason: "Its key is dead." });
  read = await readCertificate(it.world.admin, { retirement: id });
  pdf = await certificatePdf(read);
}, 120_000);

const stored = async (sequences: readonly string[]) =>
  present.query<{ sequence: string; hash: string; type: string }>(
    `SELECT sequence::text AS sequence, hash, type FROM "Evidence" WHERE sequence = ANY($1::bigint[]) ORDER BY sequence`,
    [sequences],
  );

describe("R94: the certificate of a retirement", () => {
  test("says of each step who did it, when, with which proof, and by which entries of the evidence", async () => {
    const { certificate } = read;
    expect(certificate.steps.map(({ title }) => title)).toHaveLength(11);
    for (const step of certificate.steps) {
      expect(step.by.length, step.title).toBeGreaterThan(2);
      expect(step.proof.length, step.title).toBeGreaterThan(2);
      const entries = await stored(step.evidence.map(({ sequence }) => sequence));
      expect(step.evidence.map(({ sequence, hash, type }) => ({ sequence, hash, type })).toSorted(bySequence)).toEqual(
        entries,
      );
      expect(step.evidence[0]?.type).toBe(
        step.outcome === "waived" ? "retirement.step_waived" : "retirement.step_done",
      );
    }
    const effects = (kind: string) =>
      certificate.steps
        .filter((step) => step.kind === kind)
        .flatMap(({ evidence }) => evidence.map(({ type }) => type));
    expect(effects("revoke_grant")).toContain("capability.ended");
    expect(effects("revoke_credential")).toContain("agent.edited");
    expect(effects("end_delegation_from")).toContain("agent.edited");
    expect(effects("close_controls")).toContain("agentControl.edited");
    expect(certificate.evidence.map(({ type }) => type)).toEqual([
      "retirement.requested",
      "retirement.approved",
      "retirement.started",
      "retirement.verified",
      "retirement.retired",
    ]);
    expect(certificate).toMatchObject({
      agent: { slug: it.agent.slug, workloadIdentity: it.agent.workloadIdentity },
      requested: { by: it.people.retirement.name },
      approved: { by: it.people.security.name, words: "Nobody needs it." },
      verified: { words: "Its key is dead." },
    });
  });

  test("its JSON is canonical, and its digest is that of its bytes", () => {
    expect(canonicalJson(JSON.parse(read.text))).toBe(read.text);
    expect(createHash("sha256").update(read.text).digest("hex")).toBe(read.digest);
  });

  test("the PDF is one, and shows every number, hash, person and title that the evidence has", () => {
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.subarray(-8).toString()).toContain("%%EOF");
    const text = textOf(pdf).replaceAll(/\s+/g, "");
    const shows = (words: string) => expect(text).toContain(printable(words).replaceAll(/\s+/g, "").slice(0, 60));
    const { certificate } = read;
    for (const step of certificate.steps) {
      shows(`${step.by}`);
      for (const { sequence, hash } of step.evidence) {
        expect(text).toContain(`no.${sequence}`);
        expect(text).toContain(hash);
      }
    }
    for (const { sequence, hash } of certificate.evidence) {
      expect(text).toContain(`no.${sequence}`);
      expect(text).toContain(hash);
    }
    shows(certificate.agent.name);
    shows("All 9 seats are closed; nobody has to answer any more.");
    shows(certificate.verified.by);
    expect(text).toContain(read.digest);
  });

  test.each([
    ["Freya Jónsdóttir", "Freya Jónsdóttir"],
    ["Katarzyna Dąbrowska", "Katarzyna Dabrowska"],
    ["Łukasz ‘Ż’", "Lukasz ‘Z’"],
    ["漢", "?"],
  ])("the PDF writes %s as %s", (name, shown) => expect(printable(name)).toBe(shown));
});

const bySequence = (one: { sequence: string }, other: { sequence: string }): number =>
  Number(one.sequence) - Number(other.sequence);
