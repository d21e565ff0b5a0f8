package dev.tidewatch.app.settings;

import dev.tidewatch.app.UserError;
import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Reads the weights of the score from a properties file; the built-in one explains the format. */
public final class ScorecardFile {

    private static final String BUILT_IN = "scorecard.properties";
    private static final String FORMAT = "1";
    private static final String WEIGHT = ".weight";
    private static final String FULL = ".full";
    private static final int DIGITS = 6;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private final String source;
    private final Properties properties;

    private ScorecardFile(String source, Properties properties) {
        this.source = source;
        this.properties = properties;
    }

    /** The weights that come with this version. */
    public static Scorecard builtIn() {
        try (InputStream stream = ScorecardFile.class.getResourceAsStream(BUILT_IN);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(BUILT_IN, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The weights of a file.
     *
     * @throws UserError if it cannot be read, or says something that cannot be
     */
    public static Scorecard at(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new UserError(file + ": expected a scorecard, UTF-8, as docs/alerts.md describes it", e);
        }
    }

    static Scorecard read(String source, Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return new ScorecardFile(source, properties).scorecard();
    }

    private Scorecard scorecard() {
        String format = text("format");
        if (!format.equals(FORMAT)) {
            throw mistake("format", format, FORMAT);
        }
        Map<Feature, Scorecard.Weight> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            if (properties.containsKey(feature.dotted() + WEIGHT)) {
                weights.put(feature, weight(feature));
            }
        }
        Scorecard scorecard = new Scorecard(text("version"), number("base"), leastKnown(), weights);
        refuseUnknown();
        return scorecard;
    }

    private Scorecard.Weight weight(Feature feature) {
        BigDecimal full = number(feature.dotted() + FULL);
        if (full.signum() <= 0) {
            throw mistake(feature.dotted() + FULL, full.toPlainString(), "a number above 0");
        }
        return new Scorecard.Weight(number(feature.dotted() + WEIGHT), full);
    }

    private BigDecimal leastKnown() {
        BigDecimal share = number("known.least");
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw mistake("known.least", share.toPlainString(), "from 0 to 1");
        }
        return share;
    }

    private void refuseUnknown() {
        List<String> known = new ArrayList<>(List.of("format", "version", "base", "known.least"));
        for (String name : Feature.names()) {
            known.add(name + WEIGHT);
            known.add(name + FULL);
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.contains(key)) {
                throw new UserError(source + ": " + key + " is unknown"
                        + NearestName.of(key, known)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse("; docs/alerts.md lists the features"));
            }
        }
    }

    private BigDecimal number(String key) {
        String text = text(key);
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.scale() <= DIGITS && number.abs().compareTo(LARGEST) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same sentence says what would be right.
        }
        throw mistake(key, text, "a number of at most 6 decimals between -1000000 and 1000000");
    }

    private String text(String key) {
        String text = properties.getProperty(key, "").strip();
        if (text.isEmpty()) {
            throw new UserError(source + ": " + key + " is missing");
        }
        return text;
    }

    private UserError mistake(String key, String is, String expected) {
        return new UserError(source + ": " + key + " is " + is + "; it must be " + expected);
    }
}
