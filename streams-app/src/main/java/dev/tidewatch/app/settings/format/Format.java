package dev.tidewatch.app.settings.format;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Says how a setting is written.
 *
 * @param expected completes "expected", with an example
 * @param parser throws IllegalArgumentException, DateTimeException or ArithmeticException for anything else
 */
public record Format<T>(String expected, Function<String, T> parser) implements ConfigDef.Validator {

    public T parse(String text) {
        return parser.apply(text);
    }

    /** Returns the value of a setting that is written so. */
    public T in(AbstractConfig config, String key) {
        return parse(config.getString(key));
    }

    /** Constants of an enum, in lower case; case does not count. */
    public static <E extends Enum<E>> Format<E> oneOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Format<>(
                "one of " + String.join(", ", names), text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** The text itself, if it matches. */
    public static Format<String> matching(String regex, String expected) {
        return new Format<>(expected, text -> {
            if (!text.matches(regex)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    @Override
    public void ensureValid(String name, Object value) {
        try {
            parse((String) value);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new ConfigException(name, Secrets.shown(name, (String) value), "expected " + expected);
        }
    }

    /** Returns what ConfigDef prints as valid values. */
    @Override
    public String toString() {
        return expected;
    }
}
