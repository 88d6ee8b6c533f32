export const webhookFormats = ["standard", "slack"] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** An endpoint as an admin sees it: never its secret. */
export interface WebhookAnswer {
  id: string;
  name: string;
  url: string;
  format: WebhookFormat;
  events: string[];
  createdBy: { id: string; email: string; name: string } | null;
  createdAt: string;
  endedAt: string | null;
  version: number;
  /** Deliveries by what became of them. */
  waiting: number;
  delivered: number;
  /** Given up, and not set aside. */
  dead: number;
  /** Given up, and set aside by an admin. */
  discarded: number;
}

export const deliveryStates = ["waiting", "delivered", "dead", "discarded"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One entry of the evidence on its way to an endpoint. */
export interface DeliveryAnswer {
  id: string;
  sequence: string;
  type: string;
  at: string;
  /** dead: given up after its last attempt; discarded: set aside after that by an admin. */
  state: DeliveryState;
  attempts: number;
  nextAt: string | null;
  deliveredAt: string | null;
  deadAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  discarded: { at: string; by: string; why: string } | null;
}
