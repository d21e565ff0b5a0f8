package dev.tidewatch.app.settings;

import dev.tidewatch.app.UserError;
import dev.tidewatch.domain.rfm.RfmSegments;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what customers with certain scores are called from a properties file; the built-in one explains the format. */
public final class RfmSegmentsFile {

    private static final String BUILT_IN = "rfm-segments.properties";
    private static final Pattern RANGE = Pattern.compile("([1-5])(?:-([1-5]))?");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final String source;
    private final Properties properties;

    private RfmSegmentsFile(String source, Properties properties) {
        this.source = source;
        this.properties = properties;
    }

    /** The segments that come with this version. */
    public static RfmSegments builtIn() {
        try (InputStream stream = RfmSegmentsFile.class.getResourceAsStream(BUILT_IN);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(BUILT_IN, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The segments of a file.
     *
     * @throws UserError if it cannot be read, or says something that cannot be
     */
    public static RfmSegments at(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new UserError(file + ": expected segments, UTF-8, as docs/formulas.md describes them", e);
        }
    }

    static RfmSegments read(String source, Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return new RfmSegmentsFile(source, properties).segments();
    }

    private RfmSegments segments() {
        List<RfmSegments.Rule> rules = new ArrayList<>();
        List<String> known = new ArrayList<>(List.of("segments", "otherwise"));
        for (String id : COMMA.splitAsStream(text("segments")).toList()) {
            rules.add(new RfmSegments.Rule(
                    text(id + ".name"), range(id + ".recency"), range(id + ".frequency"), range(id + ".monetary")));
            known.addAll(List.of(id + ".name", id + ".recency", id + ".frequency", id + ".monetary"));
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.contains(key)) {
                throw new UserError(source + ": " + key + " is of no segment; segments lists them, and each has a name,"
                        + " recency, frequency and monetary");
            }
        }
        return new RfmSegments(rules, text("otherwise"));
    }

    /** Reads a range of scores; where nothing is said any score fits. */
    private RfmSegments.Range range(String key) {
        String text = properties.getProperty(key, "1-5").strip();
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (from <= to) {
                return new RfmSegments.Range(from, to);
            }
        }
        throw new UserError(
                source + ": " + key + " is " + text + "; it must be a score from 1 to 5, or two such as 4-5");
    }

    private String text(String key) {
        String text = properties.getProperty(key, "").strip();
        if (text.isEmpty()) {
            throw new UserError(source + ": " + key + " is missing");
        }
        return text;
    }
}
