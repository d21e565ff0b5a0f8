package dev.tidewatch.app.notify.message;

import com.google.common.hash.Hashing;
import dev.tidewatch.output.RiskAlert;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a mail in plain text.
 *
 * @param messageId the same for the same notice, so that mail programs may leave a repeat alone
 */
public record MailText(String messageId, String subject, String body) {

    private static final int LONGEST_SUBJECT = 150;

    /**
     * Returns the mail that tells of a notice.
     *
     * @param page to which it leads; null for no link
     */
    public static MailText of(Notice notice, @Nullable URI page) {
        StringBuilder body = new StringBuilder();
        if (notice.isDigest()) {
            add("Open", notice.open(), body);
            add("Closed", notice.closed(), body);
        } else {
            notice.alerts().forEach(alert -> add(alert, body));
        }
        if (page != null) {
            body.append(PageLink.title(notice))
                    .append(": ")
                    .append(PageLink.of(page, notice))
                    .append('\n');
        }
        return new MailText(messageId(notice.id()), subject(notice.headline()), body.toString());
    }

    /** Returns the id of a day and of what is in it: two companies have the same days. */
    public static String messageId(DayMessage message) {
        return messageId(message.id() + "\n" + message.html());
    }

    private static String messageId(String id) {
        return "<" + Hashing.sha256().hashString(id, StandardCharsets.UTF_8) + "@tidewatch>";
    }

    private static void add(String heading, List<RiskAlert> alerts, StringBuilder body) {
        if (!alerts.isEmpty()) {
            body.append(heading).append(":\n\n");
            alerts.forEach(alert -> add(alert, body));
        }
    }

    private static void add(RiskAlert alert, StringBuilder body) {
        body.append(Notice.sentence(alert)).append('\n');
        String care = Care.of(alert);
        if (!care.isEmpty()) {
            body.append("  ").append(care).append('\n');
        }
        body.append("  ").append(alert.getKind()).append(' ').append(alert.getState());
        body.append(", opened ")
                .append(alert.getOpenedAt())
                .append(", updated ")
                .append(alert.getUpdatedAt());
        body.append('\n');
        body.append("  ").append(alert.getAlertId()).append(" revision ").append(alert.getRevision());
        body.append("\n\n");
    }

    private static String subject(String headline) {
        if (headline.length() <= LONGEST_SUBJECT) {
            return headline;
        }
        int space = headline.lastIndexOf(' ', LONGEST_SUBJECT);
        return headline.substring(0, space > 0 ? space : LONGEST_SUBJECT) + "...";
    }
}
