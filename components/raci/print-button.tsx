"use client";

import { Button } from "#components/ui/button.tsx";

/** Opens the browser's own print dialog. */
export function PrintButton() {
  return (
    <Button weight="primary" onClick={() => window.print()}>
      Print
    </Button>
  );
}
