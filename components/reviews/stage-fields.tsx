"use client";

import { Button } from "#components/ui/button.tsx";
import { Choice } from "#components/ui/field.tsx";
import { optionsFrom } from "#components/ui/options.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import type { StageRule, Strategy } from "#lib/reviews/core/vocabulary.ts";
import { outcomeWords, strategyWords } from "#lib/reviews/core/words.ts";
import type { CampaignDraft } from "./campaign-draft.ts";

type Stages = CampaignDraft["stages"];

/** Who is asked, stage after stage. */
export function StageFields({
  stages,
  onStages,
  messageFor,
}: {
  stages: Stages;
  onStages: (stages: Stages) => void;
  messageFor: (path: string) => string | undefined;
}) {
  const change = (key: number, more: Partial<Stages[number]>) =>
    onStages(stages.map((stage) => (stage.key === key ? { ...stage, ...more } : stage)));
  return (
    <div className="grid gap-4">
      {stages.map((stage, index) => (
        <fieldset key={stage.key} className="grid gap-3 border-l-3 border-line pl-3 sm:grid-cols-2">
          <legend className="sr-only">Stage {index + 1}</legend>
          <Choice
            label={stages.length > 1 ? `Stage ${index + 1} asks` : "Asks"}
            value={stage.reviewers}
            onValue={(value) => change(stage.key, { reviewers: value as Strategy })}
            options={optionsFrom(strategyWords)}
            none={null}
          />
          <Choice
            label="Settled when"
            value={stage.outcome}
            onValue={(value) => change(stage.key, { outcome: value as StageRule })}
            options={optionsFrom(outcomeWords)}
            none={null}
          />
          {stage.reviewers === "named" ? (
            <div className="sm:col-span-2">
              <Picker
                label="Add a person"
                source={peopleSource}
                value={null}
                error={messageFor(`stages.${index}.people`)}
                onValue={(pick) =>
                  pick &&
                  change(stage.key, {
                    people: [...stage.people.filter((one) => one.reference !== pick.reference), pick],
                  })
                }
              />
              <ul className="mt-1 flex flex-wrap gap-2 text-sm">
                {stage.people.map((person) => (
                  <li key={person.reference} className="inline-flex items-center gap-1 rounded-md bg-tint px-2 py-0.5">
                    {person.name}
                    <button
                      type="button"
                      aria-label={`Take ${person.name} away`}
                      onClick={() =>
                        change(stage.key, { people: stage.people.filter((one) => one.reference !== person.reference) })
                      }
                    >
                      ×
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {stages.length > 1 ? (
            <div>
              <Button weight="quiet" onClick={() => onStages(stages.filter(({ key }) => key !== stage.key))}>
                Take stage {index + 1} away
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      {stages.length < 5 ? (
        <div>
          <Button
            weight="quiet"
            onClick={() =>
              onStages([
                ...stages,
                {
                  key: Math.max(...stages.map(({ key }) => key)) + 1,
                  reviewers: "manager",
                  people: [],
                  outcome: "one_accepts",
                },
              ])
            }
          >
            Add a stage
          </Button>
        </div>
      ) : null}
    </div>
  );
}
