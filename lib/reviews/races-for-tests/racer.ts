// One of the two processes of a race about what people really decide at once.
import { editControl } from "#lib/controls/edit-control.ts";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { addCapability } from "#lib/workflow/add-capability.ts";
import { withdrawAgent } from "#lib/workflow/agent-decisions.ts";
import { changeAgent } from "#lib/workflow/change-agent.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { contend } from "#lib/workflow/contend-for-tests.ts";
import { decideRequest } from "#lib/workflow/decide-request.ts";
import { approveException, refuseException, withdrawException } from "#lib/workflow/exceptions/move-exception.ts";
import { doStep } from "#lib/workflow/retirements/do-step.ts";
import { approveRetirement, withdrawRetirement } from "#lib/workflow/retirements/move-retirement.ts";
import { verifyRetirement } from "#lib/workflow/retirements/verify-retirement.ts";
import { withdrawRequest } from "#lib/workflow/withdraw-request.ts";
import { closeCampaign } from "../close-campaign.ts";
import { decideItem } from "../decide-item.ts";
import "#lib/boot.ts";

export const verbs = {
  decideRequest,
  withdrawRequest,
  withdrawAgent,
  changeAgent,
  addCapability,
  changeCapability,
  createAssignment,
  assignGap,
  editControl,
  approveException,
  refuseException,
  withdrawException,
  doStep,
  approveRetirement,
  withdrawRetirement,
  verifyRetirement,
  decideItem,
  closeCampaign,
};

contend(verbs);
