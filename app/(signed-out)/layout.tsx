import type { ReactNode } from "react";
import { Brand } from "#components/shell/brand.tsx";

/** A sheet of paper with one form on it. */
export default function SignedOutLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-6 py-16">
      <Brand />
      {children}
      <p className="mt-10 border-t border-line pt-4 text-xs text-soft">Who answers for this agent?</p>
    </main>
  );
}
