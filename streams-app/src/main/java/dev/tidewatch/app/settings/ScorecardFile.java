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
import java.nio.file.NoSuchFileException;
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
    /** The weight of what is unknown is spread over what is known. */
    private static final String SPREAD = "1";

    /** An unknown feature adds its own number. */
    private static final String OWN = "2";

    private static final String WEIGHT = ".weight";
    private static final String FULL = ".full";
    private static final String KNOTS = ".knots";
    private static final String UNKNOWN = ".unknown";
    private static final BigDecimal LONGEST = BigDecimal.valueOf(3660);
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
        } catch (NoSuchFileException e) {
            throw new UserError(file + ": no such file", e);
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
        if (!format.equals(SPREAD) && !format.equals(OWN)) {
            throw mistake("format", format, SPREAD + " or " + OWN);
        }
        boolean spreads = format.equals(SPREAD);
        Map<Feature, Scorecard.Weight> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            if (properties.containsKey(feature.dotted() + WEIGHT)) {
                weights.put(feature, spreads ? full(feature) : curved(feature));
            }
        }
        Scorecard scorecard = new Scorecard(
                text("version"),
                number("base"),
                spreads ? Scorecard.Odds.PLAIN : odds(),
                spreads ? leastKnown() : null,
                weights);
        refuseUnknown(spreads ? List.of("known.least") : List.of("slope", "shift", "horizon.days"));
        return scorecard;
    }

    private Scorecard.Odds odds() {
        BigDecimal slope = number("slope");
        BigDecimal days = number("horizon.days");
        if (slope.signum() <= 0) {
            throw mistake("slope", slope.toPlainString(), "a number above 0");
        }
        if (days.signum() <= 0 || days.stripTrailingZeros().scale() > 0 || days.compareTo(LONGEST) > 0) {
            throw mistake("horizon.days", days.toPlainString(), "a whole number of days, at most " + LONGEST);
        }
        return new Scorecard.Odds(slope, number("shift"), days.intValueExact());
    }

    private Scorecard.Weight full(Feature feature) {
        BigDecimal full = number(feature.dotted() + FULL);
        if (full.signum() <= 0) {
            throw mistake(feature.dotted() + FULL, full.toPlainString(), "a number above 0");
        }
        return Scorecard.Weight.full(number(feature.dotted() + WEIGHT), full);
    }

    private Scorecard.Weight curved(Feature feature) {
        String key = feature.dotted() + KNOTS;
        List<Scorecard.Knot> knots = new ArrayList<>();
        for (String knot : text(key).split("\\s+", -1)) {
            int colon = knot.indexOf(':');
            if (colon < 0) {
                throw mistake(key, text(key), "values with the share of the weight, such as 0:0 3:1");
            }
            BigDecimal value = number(key, knot.substring(0, colon));
            if (!knots.isEmpty() && value.compareTo(knots.get(knots.size() - 1).value()) <= 0) {
                throw mistake(key, text(key), "by ascending value");
            }
            knots.add(new Scorecard.Knot(value, number(key, knot.substring(colon + 1))));
        }
        String unknown = feature.dotted() + UNKNOWN;
        return new Scorecard.Weight(
                number(feature.dotted() + WEIGHT),
                knots,
                properties.containsKey(unknown) ? number(unknown) : BigDecimal.ZERO);
    }

    private BigDecimal leastKnown() {
        BigDecimal share = number("known.least");
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw mistake("known.least", share.toPlainString(), "from 0 to 1");
        }
        return share;
    }

    private void refuseUnknown(List<String> further) {
        List<String> known = new ArrayList<>(List.of("format", "version", "base"));
        known.addAll(further);
        for (String name : Feature.names()) {
            known.add(name + WEIGHT);
            known.addAll(further.contains("slope") ? List.of(name + KNOTS, name + UNKNOWN) : List.of(name + FULL));
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
        return number(key, text(key));
    }

    private BigDecimal number(String key, String text) {
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
