package dev.tidewatch.app.notify.message;

import dev.tidewatch.output.RiskAlert;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads from a message to the page, where a person acts. */
final class PageLink {

    static final String TITLE = "Acknowledge, assign, snooze";
    static final String ALL = "All alerts";

    private PageLink() {}

    /** Returns the address at which the page opens the alert; of a digest that of the page. */
    static String of(URI page, Notice notice) {
        String base = page.toString().replaceAll("/+$", "") + "/";
        RiskAlert alert = notice.alerts().get(0);
        return notice.isDigest() || alert.getCustomerId() == null
                ? base
                : base + "#customer=" + encoded(alert.getCustomerId()) + "&alert=" + encoded(alert.getAlertId());
    }

    static String title(Notice notice) {
        return notice.isDigest() ? ALL : TITLE;
    }

    /** The page reads what follows the # as a form. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
