package dev.tidewatch.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.domain.DeadLetterReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lines that end as dead letters, one of each kind that a JSON Lines file can say, and why. */
public final class BadLines {

    private static final String TOPIC = "subscription-events";
    private static final Duration LATENESS = Duration.ofDays(35);
    private static final String FORTY_DIGITS = "1234567890123456789012345678901234567890";

    private final Instant at;
    private final String customerId;
    private final Map<InputLine, DeadLetterReason> lines = new LinkedHashMap<>();

    private BadLines(Instant at, String customerId) {
        this.at = at;
        this.customerId = customerId;
    }

    /** Most of them at {@code at}; all belong to a customer whose one good line, {@link #before}, must come first. */
    static Map<InputLine, DeadLetterReason> at(Instant at, String customerId) {
        BadLines bad = new BadLines(at, customerId);
        bad.values();
        bad.places();
        bad.history();
        return bad.lines;
    }

    /** An hour earlier; the customer's only accepted event. */
    static InputLine before(Instant at, String customerId) {
        return new InputLine(TOPIC, customerId, good(at, customerId, "50"));
    }

    /** Puts both behind the lines of that instant; lines from there on must be good. */
    public static Map<InputLine, DeadLetterReason> insertInto(List<InputLine> lines, Instant at, String customerId) {
        int index = 0;
        while (!lines.get(index).occurredAt().isAfter(at)) {
            index++;
        }
        Map<InputLine, DeadLetterReason> bad = at(at, customerId);
        lines.addAll(index, bad.keySet());
        lines.add(index, before(at, customerId));
        return bad;
    }

    /**
     * The reasons that a file can bring about; the others take bytes that are no Avro of this project, a value of a megabyte, a failure
     * of the pipeline itself, or a request to forget a customer.
     */
    static List<DeadLetterReason> reasons() {
        List<DeadLetterReason> reasons = new ArrayList<>(List.of(DeadLetterReason.values()));
        reasons.removeAll(List.of(
                DeadLetterReason.NOT_AVRO,
                DeadLetterReason.UNKNOWN_SCHEMA,
                DeadLetterReason.INCOMPATIBLE_SCHEMA,
                DeadLetterReason.TOO_LARGE,
                DeadLetterReason.PROCESSING_FAILED,
                DeadLetterReason.STILL_PAYING));
        return reasons;
    }

    private static ObjectNode good(Instant at, String customerId, String unitAmount) {
        return Company.snapshot("good_" + customerId, customerId, at.minus(Duration.ofHours(1)), unitAmount);
    }

    private void values() {
        badItem("negative", DeadLetterReason.INVALID_VALUE, item -> item.put("unitAmount", "-0.01"));
        badItem("interval", DeadLetterReason.INVALID_VALUE, item -> item.put("interval", "UNKNOWN"));
        badItem("count", DeadLetterReason.INVALID_VALUE, item -> item.put("intervalCount", 0));
        badItem("currency", DeadLetterReason.INVALID_VALUE, item -> item.put("currency", ""));
        badItem("digits", DeadLetterReason.AMOUNT, item -> item.put("unitAmount", FORTY_DIGITS));
        badItem(
                "quantity",
                DeadLetterReason.AMOUNT,
                item -> item.put("unitAmount", "99999999999999").put("quantity", Long.MAX_VALUE));
        ObjectNode usage = Company.event("bad_usage_" + customerId, customerId, at);
        lines.put(
                new InputLine(
                        "usage-events",
                        customerId,
                        usage.put("feature", "export").put("count", -1)),
                DeadLetterReason.INVALID_VALUE);
    }

    private void places() {
        ObjectNode misplaced = Company.snapshot("bad_key_" + customerId, customerId + "_other", at, "10");
        lines.put(new InputLine(TOPIC, customerId, misplaced), DeadLetterReason.KEY_MISMATCH);
        ObjectNode keyless = Company.snapshot("bad_keyless_" + customerId, customerId, at, "10");
        lines.put(new InputLine(TOPIC, null, keyless), DeadLetterReason.NO_KEY);
        lines.put(new InputLine(TOPIC, customerId, null), DeadLetterReason.NO_VALUE);
    }

    private void history() {
        Instant late = at.minus(Duration.ofHours(1)).minus(LATENESS).minusMillis(1);
        bad(DeadLetterReason.TOO_LATE, Company.snapshot("bad_late_" + customerId, customerId, late, "10"));
        Instant future = Instant.parse("2199-01-01T00:00:00Z");
        bad(DeadLetterReason.FUTURE, Company.snapshot("bad_future_" + customerId, customerId, future, "10"));
        // In canonical JSON 90 comes after 50.
        bad(DeadLetterReason.CONFLICT, good(at, customerId, "90"));
    }

    private void badItem(String name, DeadLetterReason reason, Consumer<ObjectNode> spoil) {
        ObjectNode snapshot = Company.snapshot("bad_" + name + "_" + customerId, customerId, at, "10");
        spoil.accept((ObjectNode) snapshot.get("items").get(0));
        bad(reason, snapshot);
    }

    private void bad(DeadLetterReason reason, ObjectNode value) {
        lines.put(new InputLine(TOPIC, customerId, value), reason);
    }
}
