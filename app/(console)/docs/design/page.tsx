import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Metadata } from "next";
import { ComponentStates } from "#components/docs/component-states.tsx";
import { coloursOf } from "#components/docs/contrast.ts";
import { MarksShown } from "#components/docs/marks-shown.tsx";
import { TokensShown } from "#components/docs/tokens-shown.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Design" };

/** The design as it is: what stands here is what the console is made of, so it is looked at here first. */
export default async function DesignPage() {
  const { clock } = await asking();
  const colours = coloursOf(await readFile(path.join(process.cwd(), "app/globals.css"), "utf8"));
  return (
    <article>
      <PageHead title="Design" back={{ href: "/docs", name: "Help" }}>
        A ledger kept by careful people: paper, ink, hairlines, one accent. Shape and words carry every meaning; colour
        only helps. Choose light or dark paper under Settings, Your account.
      </PageHead>
      <TokensShown colours={Object.fromEntries(colours)} />
      <MarksShown />
      <ComponentStates now={clock.now()} />
    </article>
  );
}
