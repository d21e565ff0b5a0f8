package dev.tidewatch.app.notify.message;

import dev.tidewatch.app.notify.plan.Address;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a request of a notice. */
public interface PostForm {

    /**
     * The request of one attempt.
     *
     * @param attempt its instant, which a signature covers
     */
    Post of(Notice notice, Instant attempt);

    /** Returns the same of the digest of a day. */
    Post of(DayMessage message, Instant attempt);

    /**
     * The form that a destination takes.
     *
     * @param page to which chats link; null for no link
     */
    static PostForm of(Address.Web address, @Nullable URI page) {
        if (address instanceof Address.Webhook webhook) {
            return new StandardWebhook(webhook.form(), webhook.secrets());
        }
        return address instanceof Address.Slack ? new SlackMessage(page) : new TeamsCard(page);
    }
}
