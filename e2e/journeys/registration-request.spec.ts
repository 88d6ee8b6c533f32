import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin, businessOwner, compliance, provisioner, responder, security } from "../sign-ins.ts";

test.setTimeout(240_000);

test("R53, R54, R51: an owner submits, four people decide, each what is asked of them, and the agent goes live", async ({
  page,
  signIn,
  browser,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  const system = await askApi<{ slug: string }>(page, "post", "/systems", {
    name: "Journey request desk",
    owner: responder.email,
    kind: "api",
    dataClassification: "internal",
  });
  const agent = await askApi<{ slug: string }>(page, "post", "/agents", {
    name: "Journey request agent",
    purpose: "Answers what customers ask about their letters.",
    taskBoundary: "Letters of the last year; it decides nothing.",
    acceptableOutcomes: "An answer with its source, or a hand-over.",
    interaction: "assistant",
    hosting: "internal",
    autonomy: "suggests",
    environment: "production",
    customerFacing: true,
  });
  await askApi(page, "post", `/agents/${agent.slug}/capabilities`, {
    name: "Read letters",
    action: "read",
    system: system.slug,
    dataClassification: "internal",
  });
  for (const [role, person] of [
    ["business_owner", businessOwner],
    ["system_owner", provisioner],
    ["security_owner", security],
    ["retirement_owner", businessOwner],
  ] as const)
    await askApi(page, "post", `/agents/${agent.slug}/assignments`, { role, person: person.email });

  // The owner submits; with that they have accepted, and the request asks everybody else.
  const as = async (person: { email: string; password: string }) => {
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto("/sign-in");
    await theirs.getByLabel("Email").fill(person.email);
    await theirs.getByLabel("Password").fill(person.password);
    await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(theirs).not.toHaveURL(/sign-in/);
    return theirs;
  };
  const owner = await as(businessOwner);
  await owner.goto(`/agents/${agent.slug}`);
  await owner.getByRole("button", { name: "Submit for approval" }).click();
  await owner.getByRole("dialog").getByLabel("Reason").fill("Half of the calls ask this.");
  await owner.getByRole("dialog").getByRole("button", { name: "Submit for approval" }).click();
  await expect(owner.getByText("submitted", { exact: true })).toBeVisible();
  await owner.getByRole("link", { name: "Register Journey request agent" }).click();
  await expect(owner.getByRole("heading", { name: "Register Journey request agent", level: 1 })).toBeVisible();
  // R39: what is asked of others has no button for whoever asked.
  await expect(owner.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
  const address = new URL(owner.url()).pathname;

  for (const [person, questions] of [
    [security, ["Is its scope right", "Do people oversee it"]],
    [provisioner, ["Is its identity right"]],
    [responder, ["May it act on Journey request desk"]],
    [compliance, ["Does it meet what law"]],
  ] as const) {
    const theirs = await as(person);
    await theirs.goto(address);
    for (const question of questions) {
      const form = theirs.getByRole("form", { name: new RegExp(question) });
      await expect(form.getByRole("button", { name: "Approve" })).toBeDisabled();
      const reason = "Looked at it: right as shown.";
      await form.getByLabel("Reason").fill(reason);
      if (question.startsWith("Is its scope")) {
        // Rule 8: leaving the page asks first.
        await theirs
          .getByRole("navigation", { name: "Main" })
          .getByRole("link", { name: "People", exact: true })
          .click();
        await theirs.getByRole("button", { name: "Stay and go on" }).click();
        await expect(form.getByLabel("Reason")).toHaveValue(reason);
      }
      await form.getByRole("button", { name: "Approve" }).click();
      await expect(form).toHaveCount(0);
    }
    await theirs.context().close();
  }

  await page.goto(address);
  await expect(page.getByText("approved", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("6 of 6 are given", { exact: false })).toBeVisible();
  await expectAccessible();

  await owner.goto(`/agents/${agent.slug}`);
  await owner.getByRole("button", { name: "Activate agent" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Activate agent" }).click();
  await expect(owner.getByText("active", { exact: true }).first()).toBeVisible();

  // R59: what widens waits, and says so on the agent's page.
  const asked = await askApi<{ id: string; state: string }>(owner, "post", `/agents/${agent.slug}/capabilities`, {
    name: "Send letters",
    action: "communicate",
    system: system.slug,
  });
  expect(asked.state).toBe("open");
  await owner.goto(`/agents/${agent.slug}`);
  await expect(owner.getByText("A request is open")).toBeVisible();
  await page.goto("/requests?state=open&kind=change");
  await expect(page.getByRole("link", { name: /Send letters/ })).toBeVisible();
  await expectAccessible();
});
