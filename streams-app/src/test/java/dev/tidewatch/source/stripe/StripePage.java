package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.reference.Mode;
import dev.tidewatch.source.stripe.reference.ReferenceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/stripe.md with what the code makes of its examples, rules and fields. */
final class StripePage {

    private static final Path FIELDS = Path.of("..", "schemas", "src", "test", "resources", "stripe-fields.tsv");
    private static final String EXAMPLES = "| Stripe sends | API | with | it becomes |";
    private static final String RULES = "| rule | means | event types | objects |";
    private static final String SETTING = "tidewatch.stripe.";
    private static final String NO_PLACE = "| why | fields |";

    private static final Pattern STANDARD = Pattern.compile("```json\n.*?\n```", Pattern.DOTALL);

    private StripePage() {}

    static String upToDate(String page) throws IOException {
        List<String> written = new ArrayList<>();
        String table = "";
        for (String line : page.lines().toList()) {
            if (!line.startsWith("|")) {
                table = "";
            } else if (table.isEmpty()) {
                table = line;
                written.add(line);
                written.add("|---".repeat(line.split(" \\| ", -1).length) + "|");
                written.addAll(generated(table));
                continue;
            }
            boolean example = table.equals(EXAMPLES) && !line.startsWith("|---");
            if (table.isEmpty() || example) {
                written.add(example ? row(line) : line);
            } else if (!isGenerated(table) && !line.startsWith("|---")) {
                written.add(line);
            }
        }
        return STANDARD.matcher(String.join("\n", written) + "\n")
                .replaceFirst(Matcher.quoteReplacement(
                        "```json\n" + Outcome.standard().toPrettyString() + "\n```"));
    }

    private static boolean isGenerated(String table) {
        return table.equals(RULES) || table.equals(NO_PLACE);
    }

    private static List<String> generated(String table) throws IOException {
        if (table.equals(RULES)) {
            return Arrays.stream(Rule.values()).map(StripePage::rule).toList();
        }
        return table.equals(NO_PLACE) ? withoutPlace() : List.of();
    }

    private static String row(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        String what = plain(cells.get(1));
        String changes = plain(cells.get(3));
        List<String> outcomes = StripeExamples.GENERATIONS.stream()
                .filter(generation ->
                        cells.get(2).equals("both") || cells.get(2).equals(generation))
                .map(generation -> Outcome.of(translate(generation, what, changes)))
                .distinct()
                .toList();
        return "| %s | %s | %s | %s |"
                .formatted(cells.get(1), cells.get(2), cells.get(3), String.join(" BUT ", outcomes));
    }

    /** A dotted name is an event's type, any other is an object by itself; a setting comes first. */
    private static Translation translate(String generation, String what, String with) {
        boolean set = with.startsWith(SETTING);
        String changes = set ? with.substring(with.contains("; ") ? with.indexOf("; ") + 2 : with.length()) : with;
        StripeRules rules = set ? rules(with.split("; ", 2)[0]) : StripeRules.DEFAULT;
        JsonNode json;
        if (what.contains(".")) {
            json = StripeExamples.event(generation, what, changes);
        } else {
            ObjectNode object = StripeExamples.object(generation, what);
            json = StripeExamples.changed(object, changes);
        }
        ReferenceBook references = new ReferenceBook(rules.mode());
        references.learn(
                what.equals("charge") ? MissingNode.getInstance() : StripeExamples.object(generation, "charge"));
        return new StripeTranslator(rules, references).translate(json, StripeExamples.NOON, null);
    }

    private static StripeRules rules(String setting) {
        String value = setting.substring(setting.indexOf('=') + 1);
        return switch (setting.substring(SETTING.length(), setting.indexOf('='))) {
            case "attributes" -> StripeRules.of(List.of(AttributeRule.parse(value)), false);
            case "coupon.products" -> new StripeRules(List.of(), false, value.equals("all"), Mode.LIVE);
            case "discounts.unknown" -> new StripeRules(List.of(), false, false, Mode.LIVE, value.equals("refuse"));
            case "mode" -> new StripeRules(List.of(), false, false, Mode.valueOf(value.toUpperCase(Locale.ROOT)));
            default -> throw new AssertionError(setting);
        };
    }

    private static String rule(Rule rule) {
        Stream<String> types =
                IgnoredKinds.types().stream().filter(type -> Objects.equals(IgnoredKinds.ofType(type), rule));
        Stream<String> families = named(IgnoredKinds.families(), rule).map(family -> family + ".*");
        return "| %s | %s | %s | %s |"
                .formatted(
                        rule,
                        rule.meaning(),
                        code(Stream.concat(types, families)),
                        code(named(IgnoredKinds.objects(), rule)));
    }

    private static Stream<String> named(Map<String, Rule> rules, Rule rule) {
        return rules.entrySet().stream()
                .filter(entry -> entry.getValue() == rule)
                .map(Map.Entry::getKey);
    }

    private static List<String> withoutPlace() throws IOException {
        Map<String, List<String>> fields = new TreeMap<>();
        Files.readAllLines(FIELDS).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> row[2].equals("-"))
                .forEach(row -> fields.computeIfAbsent(row[3], unseen -> new ArrayList<>())
                        .add(row[0] + " " + row[1]));
        return fields.entrySet().stream()
                .map(reason -> "| " + reason.getKey() + " | " + code(reason.getValue().stream()) + " |")
                .toList();
    }

    private static String code(Stream<String> names) {
        return names.sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }
}
