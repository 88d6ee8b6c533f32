"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { forgetPlaces } from "./recent-places.ts";

export function SignOut() {
  const [leaving, setLeaving] = useState(false);
  return (
    <button
      type="button"
      disabled={leaving}
      onClick={() => {
        setLeaving(true);
        forgetPlaces();
        void signOut({ callbackUrl: "/sign-in" });
      }}
      className="mt-1.5 text-sm text-accent hover:underline disabled:opacity-60"
    >
      {leaving ? "Signing out …" : "Sign out"}
    </button>
  );
}
