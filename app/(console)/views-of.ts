import { redirect } from "next/navigation";
import { mayDo } from "#lib/identity/core/access.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { ListName } from "#lib/views/core/lists.ts";
import { viewAddress } from "#lib/views/core/view-search.ts";
import { listViews } from "#lib/views/list-views.ts";
import type { SearchParams } from "./search-of.ts";

/**
 * The saved views of a list. Who opens it without asking for anything gets the view that they open it with. `path`: the
 * page that it stands on, where that is another for each of several things.
 */
export async function viewsOf(context: Context, list: ListName, search: SearchParams, path = `/${list}`) {
  const { data: views } = await listViews(context, { list });
  const opens = views.find((view) => view.default);
  if (opens && Object.keys(await search).length === 0) redirect(viewAddress(path, opens));
  const { actor } = context;
  return {
    list,
    path,
    views,
    may: {
      save: mayDo(actor, "view.save"),
      share: mayDo(actor, "view.share"),
      editAll: mayDo(actor, "view.edit", {}),
    },
  };
}
