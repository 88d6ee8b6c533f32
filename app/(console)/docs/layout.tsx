import type { ReactNode } from "react";
import { DocsNavigation } from "#components/docs/docs-navigation.tsx";

/** The docs section: its own side navigation beside the page. */
export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="lg:flex lg:gap-10">
      <div className="not-printed lg:sticky lg:top-7 lg:self-start">
        <DocsNavigation />
      </div>
      <div className="min-w-0 grow">{children}</div>
    </div>
  );
}
