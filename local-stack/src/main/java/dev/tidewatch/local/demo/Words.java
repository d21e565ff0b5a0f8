package dev.tidewatch.local.demo;

import dev.tidewatch.local.demo.screen.Line;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says figures in words, and what there is to say of movements and alerts. */
final class Words {

    static final String NONE = "-";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** With cents. */
    static String money(@Nullable BigDecimal amount) {
        return amount == null ? NONE : String.format(Locale.ROOT, "%,.2f", amount);
    }

    static String whole(@Nullable BigDecimal amount) {
        return amount == null ? NONE : String.format(Locale.ROOT, "%,.0f", amount);
    }

    static String signed(@Nullable BigDecimal amount, String sign) {
        return amount == null ? NONE : (amount.signum() == 0 ? "" : sign) + money(amount);
    }

    static String count(@Nullable Long count) {
        return count == null ? NONE : String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(@Nullable BigDecimal share) {
        return share == null
                ? NONE
                : share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    static String ratio(@Nullable BigDecimal ratio) {
        return ratio == null ? NONE : ratio.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Writes a duration in the largest unit of which it has two. */
    static String duration(Duration duration) {
        if (duration.toHours() >= 48) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        return duration.toMinutes() >= 2 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String sentence(MrrMovement movement) {
        String before = money(movement.getMrrBefore());
        String after = money(movement.getMrrAfter());
        return movement.getCustomerId()
                + switch (movement.getKind()) {
                    case NEW -> " is new at " + after + " a month, on " + plans(movement);
                    case EXPANSION -> " grows from " + before + " to " + after + ", on " + plans(movement);
                    case CONTRACTION -> " shrinks from " + before + " to " + after + ", on " + plans(movement);
                    case CHURN -> " leaves, " + before + " a month lost: " + why(movement);
                    case REACTIVATION -> " comes back at " + after + " a month, on " + plans(movement);
                    case TRANSFER -> " keeps " + after + " a month, now on " + plans(movement);
                    case UNKNOWN -> " moves from " + before + " to " + after;
                };
    }

    static Line.Look look(MrrMovement movement) {
        return switch (movement.getKind()) {
            case NEW, EXPANSION, REACTIVATION -> Line.Look.GAIN;
            case CONTRACTION, CHURN -> Line.Look.LOSS;
            case TRANSFER, UNKNOWN -> Line.Look.PLAIN;
        };
    }

    static String sentence(RiskAlert alert) {
        String who = alert.getCustomerId() == null ? alert.getAlertId() : alert.getCustomerId();
        return "%s %s (%s, score %s), %s a month: %s"
                .formatted(
                        who,
                        words(alert.getKind()),
                        words(alert.getSeverity()),
                        alert.getScore().setScale(0, RoundingMode.HALF_UP).toPlainString(),
                        money(alert.getMrrAtRisk()),
                        reason(alert));
    }

    private static String reason(RiskAlert alert) {
        if (alert.getRule() != null) {
            return alert.getRule();
        }
        return alert.getSignals().isEmpty()
                ? alert.getSuggestedAction()
                : alert.getSignals().get(0).getName();
    }

    private static String why(MrrMovement movement) {
        String reason = movement.getReason() == null ? "unknown" : words(movement.getReason());
        return movement.getFeedback() == null
                ? reason
                : reason + ", " + movement.getFeedback().replace('_', ' ');
    }

    private static String plans(MrrMovement movement) {
        List<MovementLine> held = movement.getLines().stream()
                .filter(line -> line.getAfter().signum() > 0)
                .toList();
        return held.stream().map(MovementLine::getPlanId).distinct().sorted().collect(Collectors.joining(" and "));
    }

    private static String words(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
