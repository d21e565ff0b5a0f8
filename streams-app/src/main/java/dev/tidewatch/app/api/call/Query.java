package dev.tidewatch.app.api.call;

import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, each checked when it is read: what is not understood is refused, never ignored. */
public final class Query {

    private static final String FORMAT = "format";
    private static final int DEFAULT_LIMIT = 100;
    public static final int MOST = 10_000;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private final Call request;

    private Query(Call request) {
        this.request = request;
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws Refusal if there is another parameter than these
     */
    public static Query of(Call request, String... known) {
        Set<String> names = new TreeSet<>(List.of(known));
        for (String given : request.parameters().keySet()) {
            if (!names.contains(given)) {
                throw Refusal.badRequest("there is no parameter '" + given + "' here; there "
                        + (names.isEmpty() ? "is none" : "are " + String.join(", ", names)));
            }
        }
        return new Query(request);
    }

    /** The same of a path that also answers with CSV. */
    public static Query ofList(Call request, String... known) {
        String[] names = Arrays.copyOf(known, known.length + 1);
        names[known.length] = FORMAT;
        return of(request, names);
    }

    /** As given; null if it is not, or empty. */
    @Nullable
    public String text(String name) {
        String text = request.parameter(name);
        return text == null || text.isEmpty() ? null : text;
    }

    public String required(String name, String example) {
        String text = text(name);
        if (text == null) {
            throw Refusal.badRequest("the parameter '" + name + "' is missing; it must be " + example);
        }
        return text;
    }

    public Segment segment() {
        String text = text("segment");
        return text == null
                ? Segment.ALL
                : Segment.ofKey(text)
                        .orElseThrow(() -> Refusal.badRequest(
                                "segment is '" + text + "'; it must be all, or dimension=value such as plan=pro"));
    }

    public Window window() {
        String text = text("window");
        return text == null ? Window.P30D : oneOf("window", text, Window.values());
    }

    @Nullable
    public LocalDate day(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + " is '" + text + "'; it must be a day such as 2026-03-01");
        }
    }

    /**
     * The first and the last day.
     *
     * @throws Refusal if the first comes after the last
     */
    public Days days() {
        LocalDate from = day("from");
        LocalDate to = day("to");
        if (from != null && to != null && from.isAfter(to)) {
            throw Refusal.badRequest(
                    "from is " + from + ", which is after to, " + to + "; from must be the first day, to the last");
        }
        return new Days(from, to);
    }

    /** From one business day to another, both included; null where it is open. */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

        public boolean has(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** Returns the value; null if it is not given. */
    @Nullable
    public Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw Refusal.badRequest(name + " is '" + text + "'; it must be true or false");
        }
        return text.equals("true");
    }

    /** Returns the value; null if it is not given. */
    @Nullable
    public Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + " is '" + text + "'; it must be an instant such as 2026-03-01T00:00:00Z");
        }
    }

    /** Some of the values of an enum, separated by commas; all if it is not given. */
    public <E extends Enum<E>> Set<E> some(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return EnumSet.allOf(type);
        }
        Set<E> values = EnumSet.noneOf(type);
        for (String one : text.split(",", -1)) {
            values.add(oneOf(name, one, type.getEnumConstants()));
        }
        return values;
    }

    /** Returns where a list goes on; null for its beginning. */
    public <T> @Nullable T next(String list, Function<Cursor, T> meaning) {
        String text = text(Cursor.PARAMETER);
        return text == null ? null : Cursor.read(text, list, meaning);
    }

    /** Returns the value; null if it is not given. */
    @Nullable
    public BigDecimal decimal(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw Refusal.badRequest(name + " is '" + text + "'; it must be a number such as 50 or 99.90");
        }
        return new BigDecimal(text);
    }

    /** Returns how many at most. */
    public int limit() {
        return limit(DEFAULT_LIMIT);
    }

    public int limit(int otherwise) {
        String text = text("limit");
        if (text == null) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Refusal.badRequest("limit is '" + text + "'; it must be a number from 1 to " + MOST);
    }

    /** Returns whether the answer is to be CSV. */
    public boolean isCsv() {
        String format = text(FORMAT);
        if (format == null) {
            String accepted = request.header("Accept");
            return accepted != null && accepted.startsWith("text/csv");
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw Refusal.badRequest("format is '" + format + "'; it must be json or csv");
        };
    }

    public static <E extends Enum<E>> E oneOf(String name, String text, E[] known) {
        return Arrays.stream(known)
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(name + " is '" + text + "'; it must be one of "
                        + String.join(", ", Arrays.stream(known).map(Enum::name).toList())));
    }
}
