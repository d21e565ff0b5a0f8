package dev.tidewatch.avro.output;

import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Names one of a customer's alerts: {@code customerId|kind|openedAt} is what readers see, of a rule {@code customerId|rule:name|openedAt}. */
public record AlertId(AlertOrigin origin, Instant openedAt) {

    /** It stands between the parts, and may also be in a customer's id. */
    private static final char SEPARATOR = '|';

    private static final String RULE = "rule:";

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    public AlertId(AlertKind kind, Instant openedAt) {
        this(AlertOrigin.of(kind), openedAt);
    }

    /** As it is published. */
    public String of(String customerId) {
        return customerId + SEPARATOR + name() + SEPARATOR + MILLIS.format(openedAt);
    }

    private String name() {
        return origin.rule() == null ? origin.kind().name() : RULE + origin.rule();
    }

    private static AlertOrigin origin(String name) {
        return name.startsWith(RULE)
                ? AlertOrigin.of(name.substring(RULE.length()))
                : AlertOrigin.of(AlertKind.valueOf(name));
    }

    /** Reads the id of one of a customer's alerts; null if it is none. */
    public static @Nullable AlertId in(String alertId, String customerId) {
        int instant = alertId.lastIndexOf(SEPARATOR);
        int kind = customerId.length();
        if (instant <= kind || !alertId.startsWith(customerId + SEPARATOR)) {
            return null;
        }
        try {
            AlertId id = new AlertId(
                    origin(alertId.substring(kind + 1, instant)), Instant.parse(alertId.substring(instant + 1)));
            return id.of(customerId).equals(alertId) ? id : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
