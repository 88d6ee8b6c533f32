import { endpoint } from "#app/api/endpoint.ts";
import { editNoticeSettings } from "#lib/notifications/edit-notice-settings.ts";
import { readNoticeSettings } from "#lib/notifications/read-notice-settings.ts";

export const GET = endpoint({ verb: readNoticeSettings, input: () => ({}) });

export const PATCH = endpoint({ verb: editNoticeSettings, input: ({ body }) => body });
