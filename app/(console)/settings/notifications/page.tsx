import type { Metadata } from "next";
import { CalendarAddress } from "#components/calendar/calendar-address.tsx";
import { NotificationChoices } from "#components/notices/notification-choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { readCalendarFeed } from "#lib/calendar/read-calendar-feed.ts";
import { readNoticeSettings } from "#lib/notifications/read-notice-settings.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const context = await asking();
  const settings = await readNoticeSettings(context, {});
  const { createdAt } = await readCalendarFeed(context, {});
  return (
    <>
      <p className="mb-4 max-w-3xl text-soft">
        Everything that you are told stands under Notices. Choose what is mailed to you besides.
      </p>
      {settings.mailConfigured ? null : (
        <div className="mb-5">
          <Notice tone="attention" title="Nothing is mailed">
            No mail server is set up here, so that notices stay in the console. Whoever runs this registry sets it up
            with SMTP_HOST and MAIL_FROM. What you choose holds from then on.
          </Notice>
        </div>
      )}
      <NotificationChoices settings={settings} zones={Intl.supportedValuesOf("timeZone")} />
      <Section
        id="calendar"
        title="Calendar"
        says={
          createdAt
            ? `What waits for you stands on its due day in the calendar whose address was made on ${exactTime(Date.parse(createdAt))}.`
            : "A calendar program can show what waits for you on its due day, by an address that only you know."
        }
      >
        <CalendarAddress there={createdAt !== null} />
      </Section>
    </>
  );
}
