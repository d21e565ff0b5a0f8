package dev.tidewatch.app.settings.format;

import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.SeverityBands;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats of the settings of alerts. */
public final class AlertFormats {

    /** Movements are kept for a year. */
    private static final Duration LONGEST_HORIZON = Duration.ofDays(365);

    private static final Duration LONGEST_LOW = Duration.ofDays(90);

    private static final int SHARE_DIGITS = 6;

    public static final Format<Duration> HORIZON = new Format<>("a duration such as 36h or 90d, at most 365d", text -> {
        Duration duration = Formats.DURATION.parse(text);
        if (duration.compareTo(LONGEST_HORIZON) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    });

    public static final Format<Optional<Duration>> DUE = new Format<>(
            "a duration such as 4h or 3d, at most 36500d, or nothing",
            text -> text.isBlank() ? Optional.empty() : Optional.of(Formats.DURATION.parse(text)));

    public static final Format<SeverityBands.Basis> SEVERITY_BASIS = Format.oneOf(SeverityBands.Basis.class);

    public static final Format<BigDecimal> SHARE = new Format<>("a share from 0 to 10, such as 0.8", text -> {
        BigDecimal share = new BigDecimal(text);
        if (share.signum() < 0 || share.compareTo(BigDecimal.TEN) > 0 || share.scale() > SHARE_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        return share;
    });

    public static final Format<BigDecimal> PART = new Format<>("a share from 0 to 1, such as 0.5", text -> {
        BigDecimal share = SHARE.parse(text);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(text);
        }
        return share;
    });

    public static final Format<Duration> LASTS = new Format<>("a duration such as 36h or 7d, at most 90d", text -> {
        Duration duration = Formats.DURATION.parse(text);
        if (duration.compareTo(LONGEST_LOW) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    });

    public static final Format<Set<AlertKind>> KINDS = new Format<>(
            "kinds of alerts separated by commas, of AT_RISK, WIN_BACK, UPSELL",
            text -> text.isBlank()
                    ? Set.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(kind -> AlertKind.valueOf(kind.trim().toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toUnmodifiableSet()));

    public static final Format<String> ATTRIBUTE = attribute("alerts_off");

    public static final Format<String> SALT =
            Format.matching("[^\\s|]{0,100}", "any text without spaces, such as 2026-q3");

    private AlertFormats() {}

    /** Returns the format of an attribute's name, which the example shows. */
    public static Format<String> attribute(String example) {
        return Format.matching("[^\\s=|%,]{0,100}", "the name of an attribute, such as " + example);
    }
}
