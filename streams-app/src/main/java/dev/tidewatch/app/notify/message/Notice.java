package dev.tidewatch.app.notify.message;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.tidewatch.avro.output.AlertSentence;
import dev.tidewatch.output.RiskAlert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One message: an alert, or a digest of several. A notice that is told again has the same id, and who keeps the ids that were
 * taken leaves the repeat alone.
 *
 * @param id of letters, digits and {@code %:_+*-} only
 * @param type such as alert.raised
 * @param at of an alert its updatedAt; of a digest the end of its hour or day
 * @param alerts the most urgent first; one, unless it is a digest
 */
public record Notice(String id, String type, Instant at, List<RiskAlert> alerts) {

    private static final String DIGEST = "alert.digest";
    private static final int ID_DIGITS = 16;

    private static final Comparator<RiskAlert> MOST_URGENT = Comparator.comparing(RiskAlert::getSeverity)
            .thenComparing(RiskAlert::getMrrAtRisk)
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
        List<RiskAlert> sorted = alerts.stream().sorted(MOST_URGENT).toList();
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
        return alerts.size() + (alerts.size() == 1 ? " alert" : " alerts") + " until " + at;
    }

    /** An id goes into headers, and a full stop separates it from what is signed with it. */
    private static String visible(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace(".", "%2E");
    }
}
