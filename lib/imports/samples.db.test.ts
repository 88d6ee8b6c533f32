import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { sampleFiles } from "./core/samples.ts";
import { runImport } from "./run-import.ts";
import "#lib/boot.ts";

const folder = join(import.meta.dirname, "../../public/samples");
const context = systemContext("test", fixedClock(Date.UTC(2026, 9, 15)));

test("the samples offered for download are those in the folder, and each imports, in their order", async () => {
  expect(sampleFiles.map(({ fileName }) => fileName).sort()).toEqual(readdirSync(folder).sort());
  for (const { fileName, format } of sampleFiles) {
    const asked = { fileName, bytes: readFileSync(join(folder, fileName)) };
    const first = await runImport(context, asked);
    expect([fileName, first.format, first.counts.error]).toEqual([fileName, format, 0]);
    expect(first.counts.created + first.counts.changed + first.counts.proposed).toBeGreaterThan(0);
    expect((await runImport(context, asked)).counts).toMatchObject({ created: 0, changed: 0, error: 0 });
  }
});
