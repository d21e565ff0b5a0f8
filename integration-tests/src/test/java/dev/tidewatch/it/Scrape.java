package dev.tidewatch.it;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One answer of {@code /metrics}.
 *
 * @param samples as written, name and labels, with their values
 * @param meanings of the metrics, by name: their type and what they say of themselves
 */
record Scrape(Map<String, Double> samples, Map<String, String> meanings) {

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (\\S+) (.*)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*(?:\\{.*})?) (\\S+)");

    /** Of metrics, in PromQL or anywhere else. */
    private static final Pattern NAME = Pattern.compile("\\b(?:tidewatch|kafka|jvm|process|system)_[a-z0-9_]+\\b");

    static Scrape of(String text) {
        Map<String, Double> samples = new LinkedHashMap<>();
        Map<String, String> help = new TreeMap<>();
        Map<String, String> meanings = new TreeMap<>();
        text.lines().forEach(line -> {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches() && comment.group(1).equals("HELP")) {
                help.put(comment.group(2), comment.group(3));
            } else if (comment.matches()) {
                meanings.put(comment.group(2), comment.group(3) + " | " + help.get(comment.group(2)));
            } else if (sample.matches()) {
                samples.put(sample.group(1), Double.valueOf(sample.group(2)));
            }
        });
        return new Scrape(samples, meanings);
    }

    /** The names of metrics that a text mentions. */
    static Set<String> namesIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** Those that are there. */
    Set<String> names() {
        return samples.keySet().stream().map(Scrape::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of a metric's labels, separated by commas. */
    String labels(String metric) {
        return samples.keySet().stream()
                .filter(sample -> name(sample)
                                .replaceFirst("_(bucket|count|sum|max)$", "")
                                .equals(metric)
                        || name(sample).equals(metric))
                .flatMap(sample ->
                        Pattern.compile("[{,](\\w+)=\"").matcher(sample).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Null if there is no such sample. */
    Double value(String sample) {
        return samples.get(sample);
    }

    private static String name(String sample) {
        return sample.replaceFirst("\\{.*", "");
    }
}
