import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ChangePassword } from "#components/settings/change-password.tsx";
import { Preferences } from "#components/settings/preferences.tsx";
import { SHORTCUTS_COOKIE, shortcutsOn, THEME_COOKIE, themeOf } from "#components/shell/preferences.ts";
import { Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { actor } = await asking();
  const kept = await cookies();
  return (
    <>
      <Facts
        facts={[
          {
            name: "Signed in as",
            value: actor.personId ? (
              <a className="link" href={`/people/${actor.personId}`}>
                {actor.name}
              </a>
            ) : (
              actor.name
            ),
          },
          { name: "Platform roles", value: actor.roles.map(inWords).join(", ") },
        ]}
      />
      <Section id="preferences" title="How it looks and listens" says="Kept in this browser.">
        <Preferences
          theme={themeOf(kept.get(THEME_COOKIE)?.value)}
          shortcuts={shortcutsOn(kept.get(SHORTCUTS_COOKIE)?.value)}
        />
      </Section>
      <Section
        id="password"
        title="Password"
        says="Of a local account. When it changes, every session of yours ends, this one too."
      >
        <ChangePassword />
      </Section>
    </>
  );
}
