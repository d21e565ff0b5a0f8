package dev.tidewatch.app.notify.message;

import dev.tidewatch.app.notify.plan.Address;
import java.time.Instant;

/** Makes a request of a notice. */
public interface PostForm {

    /**
     * The request of one attempt.
     *
     * @param attempt its instant, which a signature covers
     */
    Post of(Notice notice, Instant attempt);

    /** The form that a destination takes. */
    static PostForm of(Address.Web address) {
        if (address instanceof Address.Webhook webhook) {
            return new StandardWebhook(webhook.form(), webhook.secrets());
        }
        return address instanceof Address.Slack ? new SlackMessage() : new TeamsCard();
    }
}
