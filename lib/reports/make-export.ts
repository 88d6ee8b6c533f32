import { activeActor } from "#lib/identity/active-actor.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, type Transaction, writing } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { inPieces } from "./core/in-pieces.ts";
import { MOST_BYTES } from "./core/kept-export.ts";
import { exportKind } from "./export-kinds.ts";
import { addPiece, beginExport, deleteEnded, noteMade, noteNotMade } from "./store-exports.ts";

/**
 * Makes an export as a job, with the rights that who asked for it has now. Killed on its way it begins afresh; what goes
 * wrong is told in its place, where they ask again. How it ended is told as a notice too: they do something else meanwhile.
 */
export async function makeExport(clock: Clock, id: string): Promise<void> {
  const asked = await beginExport(present, id, clock.now());
  if (asked === null) return;
  const end = async (title: string, text: string, keep: (tx: Transaction) => Promise<object[]>) => {
    const now = clock.now();
    await writing(now, async (tx) => {
      if ((await keep(tx)).length === 0) return;
      const told = { personId: asked.byId, kind: "export-ended", key: `export-ended:${id}` } as const;
      await notify(tx, { ...told, title, text, href: "/settings/exports", dueAt: null }, now);
    });
  };
  const giveUp = (why: string) =>
    end(`Could not be made: ${asked.title}`, why, (tx) => noteNotMade(tx, id, why, clock.now()));
  try {
    const actor = await activeActor(asked.byId);
    const kind = exportKind(asked.report);
    if (actor === null || kind === null) return await giveUp("Nobody may have it any more.");
    const context = systemContext("make-export", clock, actor);
    const { content, ...file } = await kind.make(context, asked.search);
    let place = 0;
    let bytes = 0;
    for await (const piece of inPieces(content)) {
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) return await giveUp("It is larger than 500 MB. Narrow it, or fetch it directly.");
      // Who asked has taken it away meanwhile.
      if (!(await addPiece(present, id, place++, piece))) return;
    }
    await end(`Ready to fetch: ${asked.title}`, "The file is kept for a day, for you alone.", (tx) =>
      noteMade(tx, id, file, clock.now()),
    );
  } catch (error) {
    if (error instanceof Refusal) return giveUp(error.message);
    log().error({ err: error, export: id }, "an export could not be made");
    await giveUp("It could not be made. Ask for it again.");
  }
}

/** Deletes the exports whose day is over. */
export async function dropExports(clock: Clock): Promise<void> {
  await deleteEnded(present, clock.now());
}
