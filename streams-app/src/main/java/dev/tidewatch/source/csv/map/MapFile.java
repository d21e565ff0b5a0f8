package dev.tidewatch.source.csv.map;

import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.source.csv.value.BadValue;
import dev.tidewatch.source.csv.value.Dates;
import dev.tidewatch.source.csv.value.Decimals;
import dev.tidewatch.source.csv.value.Periods;
import dev.tidewatch.source.csv.value.Statuses;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a map; every mistake is told with its key and with what would be right. */
public final class MapFile {

    private static final Map<String, Character> MARKS = Map.of(
            "point", '.', "comma", ',', "space", ' ', "apostrophe", '\'', "semicolon", ';', "tab", '\t', "pipe", '|');
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");

    private final String source;
    private final UniqueKeys keys;

    private MapFile(String source, UniqueKeys keys) {
        this.source = source;
        this.keys = keys;
    }

    /**
     * Reads a map, which messages call by its source.
     *
     * @throws BadMap if it says something that cannot be
     */
    public static CsvMap read(String source, Reader reader) throws IOException {
        UniqueKeys keys = new UniqueKeys();
        try {
            keys.load(reader);
        } catch (IllegalArgumentException e) {
            throw new BadMap(source, "cannot be read: " + e.getMessage() + "; a backslash must be doubled");
        }
        if (keys.repeated() != null) {
            throw new BadMap(source, keys.repeated() + " is there twice; one of the two must go");
        }
        return new MapFile(source, keys).map();
    }

    private CsvMap map() {
        refuseUnknown();
        Rows rows = choice(Keys.ROWS, null, Map.of("periods", Rows.PERIODS, "changes", Rows.CHANGES));
        CsvMap.Text text = new CsvMap.Text(mark(Keys.SEPARATOR, "comma", ",;|\t"), encoding());
        CsvMap map = new CsvMap(source, rows, text, columns(), cells());
        new MapRules(map).check();
        return map;
    }

    private CsvMap.Columns columns() {
        Map<Field, String> names = new EnumMap<>(Field.class);
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            put(names, field, Keys.COLUMN + field.key());
            put(values, field, Keys.VALUE + field.key());
        }
        Map<String, String> attributes = new HashMap<>();
        for (String key : keys.stringPropertyNames()) {
            if (key.startsWith(Keys.ATTRIBUTE)) {
                attributes.put(key.substring(Keys.ATTRIBUTE.length()), text(key, ""));
            }
        }
        return new CsvMap.Columns(names, values, optional(), attributes);
    }

    private void put(Map<Field, String> fields, Field field, String key) {
        String text = text(key, "");
        if (!text.isEmpty()) {
            fields.put(field, text);
        }
    }

    private Set<Field> optional() {
        Set<Field> optional = EnumSet.noneOf(Field.class);
        for (String name : list(Keys.OPTIONAL)) {
            optional.add(Field.of(name)
                    .orElseThrow(() ->
                            mistake(Keys.OPTIONAL, name, "fields such as quantity, ended, with a comma between two")));
        }
        return optional;
    }

    private CsvMap.Cells cells() {
        Map<String, Boolean> yesOrNo = Map.of("yes", true, "no", false);
        return new CsvMap.Cells(
                decimals(),
                choice(Keys.AMOUNTS_IN, "major", Map.of("major", false, "minor", true)),
                dates(),
                choice(Keys.LAST_DAY_IS_PAID, "no", yesOrNo),
                words(Keys.INTERVAL_WORDS, Periods::new),
                words(Keys.STATUS_WORDS, Statuses::new));
    }

    private Decimals decimals() {
        char mark = mark(Keys.DECIMAL_MARK, "point", ".,");
        if (text(Keys.THOUSANDS_MARK, "none").equals("none")) {
            return new Decimals(mark, null);
        }
        char thousands = mark(Keys.THOUSANDS_MARK, "none", ".,' ");
        if (thousands == mark) {
            throw mistake(Keys.THOUSANDS_MARK, text(Keys.THOUSANDS_MARK, ""), "another than decimal.mark");
        }
        return new Decimals(mark, thousands);
    }

    private Dates dates() {
        String form = text(Keys.DATES, Dates.ISO);
        try {
            ZoneId zone = ZoneId.of(text(Keys.ZONE, "UTC"));
            return Dates.of(form, zone);
        } catch (DateTimeException e) {
            throw mistake(Keys.ZONE, text(Keys.ZONE, ""), "a zone such as UTC or Europe/Berlin");
        } catch (IllegalArgumentException e) {
            throw mistake(Keys.DATES, form, "iso or a pattern such as dd.MM.yyyy or MM/dd/yyyy HH:mm");
        }
    }

    private @Nullable Charset encoding() {
        String name = text(Keys.ENCODING, "");
        try {
            return name.isEmpty() ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw mistake(Keys.ENCODING, name, "an encoding such as UTF-8, windows-1252 or ISO-8859-1");
        }
    }

    private <T> T words(String key, Function<Map<String, String>, T> reader) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : list(key)) {
            int equals = word.indexOf('=');
            if (equals < 1 || equals == word.length() - 1) {
                throw mistake(key, word, "a word = what it means, with a comma between two");
            }
            words.put(word.substring(0, equals), word.substring(equals + 1).strip());
        }
        try {
            return reader.apply(words);
        } catch (BadValue e) {
            throw new BadMap(source, key + ": " + e.problem());
        }
    }

    /** By its name, or as itself. */
    private char mark(String key, String otherwise, String allowed) {
        String text = keys.getProperty(key, otherwise).equals("\t") ? "tab" : text(key, otherwise);
        char mark = MARKS.getOrDefault(text, text.length() == 1 ? text.charAt(0) : 0);
        if (allowed.indexOf(mark) < 0) {
            throw mistake(
                    key,
                    text,
                    "one of "
                            + String.join(
                                    ", ",
                                    MARKS.entrySet().stream()
                                            .filter(known -> allowed.indexOf(known.getValue()) >= 0)
                                            .map(Map.Entry::getKey)
                                            .sorted()
                                            .toList()));
        }
        return mark;
    }

    private <T> T choice(String key, @Nullable String otherwise, Map<String, T> choices) {
        String text = text(key, otherwise == null ? "" : otherwise);
        T chosen = choices.get(text);
        if (chosen == null) {
            throw mistake(key, text.isEmpty() ? "missing" : text, String.join(" or ", new TreeSet<>(choices.keySet())));
        }
        return chosen;
    }

    private List<String> list(String key) {
        String text = text(key, "");
        return text.isEmpty() ? List.of() : Arrays.asList(LIST.split(text));
    }

    private String text(String key, String otherwise) {
        String text = keys.getProperty(key, otherwise).strip();
        return text.isEmpty() ? otherwise : text;
    }

    private void refuseUnknown() {
        List<String> known = Keys.known();
        for (String key : new TreeSet<>(keys.stringPropertyNames())) {
            boolean attribute = key.startsWith(Keys.ATTRIBUTE) && key.length() > Keys.ATTRIBUTE.length();
            if (!attribute && !known.contains(key)) {
                throw new BadMap(
                        source,
                        key + " is unknown"
                                + NearestName.of(key, known)
                                        .map(nearest -> "; did you mean " + nearest + "?")
                                        .orElse("; docs/csv.md lists the keys"));
            }
        }
    }

    private BadMap mistake(String key, String is, String right) {
        return new BadMap(source, key + " is " + is + "; it must be " + right);
    }
}
