import type { ReactNode } from "react";

/** Says what belongs here, why it matters, and offers the one action. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-y border-line py-8">
      <p className="font-semibold">{title}</p>
      <p className="mt-1 max-w-2xl text-soft">{children}</p>
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
