package dev.tidewatch.source.csv.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/**
 * Days and instants in one declared form. A day is its first instant in the zone; a time without an offset is one of the zone, and
 * one that the zone's clocks never showed, or showed twice, is refused.
 */
public final class Dates {

    public static final String ISO = "iso";

    private static final DateTimeFormatter ISO_FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 3, 14, 15, 9, 26);

    private final String form;
    private final ZoneId zone;
    private final DateTimeFormatter formatter;

    private Dates(String form, ZoneId zone, DateTimeFormatter formatter) {
        this.form = form;
        this.zone = zone;
        this.formatter = formatter;
    }

    /**
     * {@code iso}, or a pattern of {@link DateTimeFormatter} such as {@code dd.MM.yyyy HH:mm}; months in words are English.
     *
     * @throws IllegalArgumentException if it is none, or says no day
     */
    public static Dates of(String form, ZoneId zone) {
        if (form.equals(ISO)) {
            return new Dates(form, zone, ISO_FORM);
        }
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withProlepticYears(form))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            formatter.parse(formatter.format(SAMPLE.atZone(zone)), LocalDate::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(form + " says no day of a year", e);
        }
        return new Dates(form, zone, formatter);
    }

    /**
     * Reads a day or an instant.
     *
     * @throws BadValue if it is none
     */
    public Instant read(String text) {
        return instant(text, parsed(text));
    }

    /** As {@link #read}; a day without a time is the first instant behind it where {@code dayIsWithin}. */
    public Instant readEnd(String text, boolean dayIsWithin) {
        TemporalAccessor parsed = parsed(text);
        return parsed instanceof LocalDate day && dayIsWithin ? instant(text, day.plusDays(1)) : instant(text, parsed);
    }

    private TemporalAccessor parsed(String text) {
        String plain = form.equals(ISO) ? isoSpelling(text) : text;
        try {
            return formatter.parseBest(plain, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException e) {
            throw BadValue.of(text, "date", right());
        }
    }

    private String right() {
        return form.equals(ISO)
                ? "as 2026-03-14, 2026-03-14T15:09:26 or 2026-03-14T15:09:26Z; say another form in the map"
                        + " (dates = dd.MM.yyyy)"
                : "as " + formatter.format(SAMPLE.atZone(zone)) + " (dates = " + form + ")";
    }

    private Instant instant(String text, TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime time) {
            return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
        }
        if (parsed instanceof LocalDateTime time) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
            if (offsets.size() != 1) {
                throw new BadValue("'" + text + "' "
                        + (offsets.isEmpty() ? "does not exist in " : "is there twice in ") + zone
                        + ", where clocks were set "
                        + (offsets.isEmpty() ? "forward" : "back") + " then; it must say its offset, as +01:00");
            }
            return time.toInstant(offsets.get(0)).truncatedTo(ChronoUnit.MILLIS);
        }
        return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    }

    /** A space for the T, and UTC for the Z, as databases write them. */
    private static String isoSpelling(String text) {
        String plain = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) + "Z" : text;
        int day = LocalDate.EPOCH.toString().length();
        return plain.length() > day && plain.charAt(day) == ' '
                ? plain.substring(0, day) + "T" + plain.substring(day + 1).replace(" ", "")
                : plain;
    }

    /** The letter y asks for an era when days must exist; u does not. What is quoted stays. */
    private static String withProlepticYears(String pattern) {
        StringBuilder changed = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            quoted ^= letter == '\'';
            changed.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return changed.toString();
    }
}
