package dev.tidewatch.app.settings.format;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.segment.Dimensions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The formats of the settings. */
public final class Formats {

    public static final Format<Duration> DURATION =
            new Format<>("a duration such as 500ms, 5m, 36h, 35d or PT60M, at most 36500d", Formats::duration);

    public static final Format<Duration> POSITIVE_DURATION =
            new Format<>("a duration such as 500ms, 5m, 36h, 35d or PT60M, above 0 and at most 36500d", text -> {
                Duration duration = duration(text);
                if (duration.isZero()) {
                    throw new IllegalArgumentException(text);
                }
                return duration;
            });

    public static final Format<Duration> DAYS = new Format<>("whole days such as 7d, at most 36500d", text -> {
        Duration duration = duration(text);
        if (!duration.equals(Duration.ofDays(duration.toDays()))) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    });

    public static final Format<Fraction> FACTOR =
            new Format<>("a decimal or a fraction above 0, such as 30.4375 or 365/12", Formats::fraction);

    public static final Format<ZoneId> ZONE = new Format<>("a time zone such as UTC or Europe/Berlin", ZoneId::of);

    /** A code that is mistyped would find no rate, and total nothing. */
    public static final Format<String> CURRENCY = new Format<>(
            "a currency by its ISO 4217 code of three capital letters, such as USD",
            text -> Currency.getInstance(text).getCurrencyCode());

    public static final Format<List<String>> SEGMENT_ATTRIBUTES = new Format<>(
            "names of attributes separated by commas, such as country,channel; none of them twice or "
                    + String.join(", ", new TreeSet<>(Dimensions.RESERVED)),
            Formats::attributes);

    public static final Format<Set<String>> FEATURES =
            new Format<>("names separated by commas, such as login,report; none of them twice", Formats::features);

    public static final Format<BigDecimal> SCORE =
            new Format<>("a score from 0 to 100, such as 50 or 37.5", Formats::score);

    /** An amount, which is read in micros. */
    public static final Format<Long> MONEY = new Format<>(
            "an amount of at most 6 decimals from 0 to 100000000000, such as 500 or 99.90", Formats::micros);

    public static final Format<String> FILE = Format.matching(".{0,4096}", "the path of a file");

    public static final Format<String> TOPIC_PREFIX =
            Format.matching("[a-zA-Z0-9._-]{0,100}", "at most 100 letters, digits, dots, underscores and hyphens");

    public static final Format<String> APPLICATION_ID =
            Format.matching("[a-zA-Z0-9._-]{1,100}", "1 to 100 letters, digits, dots, underscores and hyphens");

    public static final Format<String> INSTANCE_ID =
            Format.matching("[a-zA-Z0-9._-]{0,100}", "at most 100 letters, digits, dots, underscores and hyphens");

    /** The value is true if the movements stay, under another name. */
    public static final Format<Boolean> ERASED_MOVEMENTS =
            new Format<>("one of pseudonym, remove", text -> switch (text.toLowerCase(Locale.ROOT)) {
                case "pseudonym" -> true;
                case "remove" -> false;
                default -> throw new IllegalArgumentException(text);
            });

    /** A number of ConfigDef's type SHORT. */
    public static final ConfigDef.Validator REPLICATION_FACTOR = ConfigDef.LambdaValidator.with(
            (name, value) -> {
                if ((Short) value != -1 && (Short) value < 1) {
                    throw new ConfigException(name, value, "expected -1 or at least 1");
                }
            },
            () -> "-1 or at least 1");

    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d|w)");

    /** Beyond a century, instants could leave the range that arithmetic is tested in. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern QUOTIENT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?)(?:/([0-9]{1,12}))?");

    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("100000000000");
    private static final int SCORE_DIGITS = 6;
    private static final BigDecimal HIGHEST_SCORE = BigDecimal.valueOf(100);

    private Formats() {}

    /** Whole milliseconds, not negative. */
    private static Duration duration(String text) {
        Matcher matcher = AMOUNT_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        Duration duration = matcher.matches()
                ? unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)))
                : Duration.parse(text);
        boolean whole = duration.equals(Duration.ofMillis(duration.toMillis()));
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0 || !whole) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static List<String> attributes(String text) {
        List<String> names = text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        boolean valid =
                names.stream().allMatch(name -> name.matches("[^\\s=|%]+") && !Dimensions.RESERVED.contains(name));
        if (!valid || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException(text);
        }
        return names;
    }

    private static Set<String> features(String text) {
        if (text.isBlank()) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        for (String name : text.split(",", -1)) {
            if (name.isBlank() || !names.add(name.strip())) {
                throw new IllegalArgumentException(text);
            }
        }
        return names;
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static long micros(String text) {
        BigDecimal amount = new BigDecimal(text);
        if (amount.signum() < 0 || amount.compareTo(LARGEST_AMOUNT) > 0) {
            throw new IllegalArgumentException(text);
        }
        return amount.movePointRight(Amounts.SCALE).longValueExact();
    }

    private static BigDecimal score(String text) {
        BigDecimal score = new BigDecimal(text);
        if (score.signum() < 0 || score.compareTo(HIGHEST_SCORE) > 0 || score.scale() > SCORE_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        return score;
    }

    private static Fraction fraction(String text) {
        Matcher matcher = QUOTIENT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        BigDecimal denominator = matcher.group(2) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(2));
        Fraction fraction = new Fraction(new BigDecimal(matcher.group(1)), denominator);
        if (fraction.signum() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return fraction;
    }
}
