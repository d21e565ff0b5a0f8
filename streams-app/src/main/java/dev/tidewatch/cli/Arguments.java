package dev.tidewatch.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers, days, instants and durations of a command line. What is none gets a sentence that says what would be right. */
public final class Arguments {

    private static final BigInteger LARGEST_INT = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Arguments() {}

    /** Lets a command line, with the commands that it has so far, read its arguments so. */
    public static CommandLine readBy(CommandLine commandLine) {
        ITypeConverter<Integer> ints = text -> whole(text, LARGEST_INT).intValueExact();
        ITypeConverter<Long> longs = text -> whole(text, LARGEST_LONG).longValueExact();
        return commandLine
                .registerConverter(int.class, ints)
                .registerConverter(Integer.class, ints)
                .registerConverter(long.class, longs)
                .registerConverter(Long.class, longs)
                .registerConverter(BigDecimal.class, Arguments::number)
                .registerConverter(LocalDate.class, Arguments::day)
                .registerConverter(Instant.class, Arguments::instant)
                .registerConverter(Duration.class, Arguments::duration);
    }

    private static BigInteger whole(String text, BigInteger largest) {
        BigInteger number;
        try {
            number = new BigInteger(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number such as 20");
        }
        if (number.abs().compareTo(largest) > 0) {
            throw new TypeConversionException(text + " is too large; it must be from -" + largest + " to " + largest);
        }
        return number;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no number such as 0.5");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no day such as 2026-03-01");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no instant such as 2026-03-01T00:00:00Z");
        }
    }

    /** 90s, 5m and 1h30m, and the same as ISO 8601 has it, PT90S. */
    private static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // It is told below.
        }
        throw new TypeConversionException("'" + text + "' is no duration such as 90s or 5m");
    }
}
