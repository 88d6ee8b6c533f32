/** In every name that the matrix gives: whoever reads it has read the registry. */
export const unlikely = "matrix-only";

export const ownControl = (id: string) => ({
  id,
  title: `${unlikely} control`,
  function: "security",
  appliesWhen: { kind: "always" },
  evidence: "A record.",
});

/** What an agent must say before it is submitted. */
export const statedAgent = {
  purpose: "Answers questions.",
  taskBoundary: "Reads, never writes.",
  interaction: "chat",
  hosting: "internal",
  autonomy: "suggests",
  environment: "production",
};
