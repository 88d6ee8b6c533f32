import { type AgentBody, type AgentDraft, changedFields, typedInto } from "./agent-draft.ts";

type Field = keyof AgentBody;

/** A field that both sides changed, to something else each. */
export interface Conflict {
  field: Field;
  theirs: AgentBody[Field];
  mine: AgentBody[Field];
}

/** Which fields both changed since `base`, and differ in: only these need a decision. Pure. */
export function conflictsBetween(base: AgentBody, theirs: AgentBody, mine: AgentBody): Conflict[] {
  const changedByThem = changedFields(theirs, base);
  const changedByMe = changedFields(mine, base);
  return (Object.keys(changedByMe) as Field[])
    .filter((field) => field in changedByThem && JSON.stringify(theirs[field]) !== JSON.stringify(mine[field]))
    .map((field) => ({ field, theirs: theirs[field], mine: mine[field] }));
}

/** Their state with my changes on top; where both changed a field, mine only where `keepMine` names it. Pure. */
export function merged(
  {
    base,
    theirs,
    mine,
  }: { base: AgentBody; theirs: { draft: AgentDraft; body: AgentBody }; mine: { draft: AgentDraft; body: AgentBody } },
  keepMine: ReadonlySet<Field>,
): AgentDraft {
  const conflicting = new Set(conflictsBetween(base, theirs.body, mine.body).map(({ field }) => field));
  const result: AgentDraft = { ...theirs.draft };
  for (const field of Object.keys(changedFields(mine.body, base)) as Field[]) {
    if (conflicting.has(field) && !keepMine.has(field)) continue;
    for (const typed of typedInto[field] ?? [field as keyof AgentDraft])
      Object.assign(result, { [typed]: mine.draft[typed] });
  }
  return result;
}
