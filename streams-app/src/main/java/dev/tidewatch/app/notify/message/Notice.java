package dev.tidewatch.app.notify.message;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.tidewatch.app.views.AlertView;
import dev.tidewatch.avro.output.AlertSentence;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One message: an alert, or a digest of several. A notice that is told again has the same id, and who keeps the ids that were
 * taken leaves the repeat alone.
 *
 * @param id of letters, digits and {@code %:_+*-} only
 * @param type such as alert.raised
 * @param at of an alert its updatedAt; of a digest the end of its hour or day
 * @param alerts the open ones first, and the most urgent of them; one, unless it is a digest
 */
public record Notice(String id, String type, Instant at, List<RiskAlert> alerts) {

    private static final String DIGEST = "alert.digest";
    private static final int ID_DIGITS = 16;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    /** Nobody is to act on them any more. */
    private static final Set<AlertState> CLOSED = Set.of(AlertState.RESOLVED, AlertState.CHURNED);

    private static final Comparator<RiskAlert> MOST_URGENT = Comparator.comparing(RiskAlert::getSeverity)
            .thenComparing(AlertView::stake)
            .reversed()
            .thenComparing(RiskAlert::getAlertId);

    /** An alert by itself: the id is its alertId and its revision. */
    public static Notice of(RiskAlert alert) {
        String type = "alert." + alert.getState().name().toLowerCase(Locale.ROOT);
        return new Notice(
                visible(alert.getAlertId()) + ":" + alert.getRevision(), type, alert.getUpdatedAt(), List.of(alert));
    }

    /** Several alerts, each once: the id is the end of the window and a hash of the ids and revisions in it. */
    public static Notice digest(Instant end, Collection<RiskAlert> alerts) {
        List<RiskAlert> sorted = alerts.stream()
                .sorted(Comparator.comparing(Notice::isClosed).thenComparing(MOST_URGENT))
                .toList();
        Hasher hasher = Hashing.sha256().newHasher();
        sorted.forEach(alert -> hasher.putString(alert.getAlertId(), StandardCharsets.UTF_8)
                .putChar('\n')
                .putLong(alert.getRevision()));
        String hash = hasher.hash().toString().substring(0, ID_DIGITS);
        return new Notice("digest:" + end.getEpochSecond() + ":" + hash, DIGEST, end, sorted);
    }

    public boolean isDigest() {
        return type.equals(DIGEST);
    }

    /** The alert as a person says it, on one line. */
    public static String sentence(RiskAlert alert) {
        String sentence = alert.getSentence();
        return sentence == null ? AlertSentence.of(alert) : sentence;
    }

    /** On one line: the sentence of an alert, or how many a digest has. */
    public String headline() {
        if (!isDigest()) {
            return sentence(alerts.get(0));
        }
        int closed = closed().size();
        return (alerts.size() == 1 ? "1 alert until " : alerts.size() + " alerts until ")
                + at
                + (closed == 0 ? "" : ": " + (alerts.size() - closed) + " open, " + closed + " closed");
    }

    /** The alerts of a digest that somebody should look at. */
    List<RiskAlert> open() {
        return alerts.stream().filter(alert -> !isClosed(alert)).toList();
    }

    /** The alerts of a digest that are over. */
    List<RiskAlert> closed() {
        return alerts.stream().filter(Notice::isClosed).toList();
    }

    /** Returns what a log calls it, on one line: its id without percent signs. */
    public String name() {
        return isDigest()
                ? "the digest of " + headline()
                : UNSEEN.matcher(alerts.get(0).getAlertId()).replaceAll("?") + " revision "
                        + alerts.get(0).getRevision();
    }

    private static boolean isClosed(RiskAlert alert) {
        return CLOSED.contains(alert.getState());
    }

    /** An id goes into headers, and a full stop separates it from what is signed with it. */
    private static String visible(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace(".", "%2E");
    }
}
