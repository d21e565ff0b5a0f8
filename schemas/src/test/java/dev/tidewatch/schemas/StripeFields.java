package dev.tidewatch.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table of Stripe's fields: where each goes in our schemas, or why it goes nowhere. A shape is the {@code object} of
 * a Stripe object, old and current API together. A path {@code a.**} stands for {@code a} and everything below it that
 * has no row of its own; an object with a shape of its own is listed there.
 */
record StripeFields(List<Row> rows) {
    /** One line of the table; an absent place or reason is empty. */
    record Row(String shape, String path, List<String> places, String reason) {
        boolean wild() {
            return path.endsWith("**");
        }

        boolean covers(String field) {
            String stem = path.replaceFirst("\\.?\\*\\*$", "");
            return field.equals(path) || (wild() && (stem.isEmpty() || field.equals(stem) || startsBelow(field, stem)));
        }
    }

    static StripeFields read() {
        try (InputStream table = StripeFields.class.getResourceAsStream("/stripe-fields.tsv")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return new StripeFields(text.lines().skip(1).map(StripeFields::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> shapes() {
        return rows.stream().map(Row::shape).collect(Collectors.toSet());
    }

    /** The fields of {@code object}, and of the objects inside it, that the table does not list. */
    Set<String> unlisted(String shape, JsonNode object) {
        Set<String> unlisted = new TreeSet<>();
        fields(shape, "", object, unlisted);
        return unlisted;
    }

    private void look(String shape, String path, JsonNode value, Set<String> unlisted) {
        boolean exact = lists(shape, path, false);
        boolean wild = lists(shape, path, true);
        String inner = value.path("object").asText();
        if (exact && !inner.isEmpty()) {
            if (shapes().contains(inner)) {
                fields(inner, "", value, unlisted);
            }
        } else if (value.isContainerNode() && !value.isEmpty() && (!wild || leadsToARow(shape, path))) {
            fields(shape, path, value, unlisted);
        } else if (!exact && !wild && !(isBlank(value) && leadsToARow(shape, path))) {
            unlisted.add(shape + " " + path);
        }
    }

    private void fields(String shape, String path, JsonNode container, Set<String> unlisted) {
        if (container.isArray()) {
            container.forEach(element -> look(shape, path + "[]", element, unlisted));
        } else {
            container.properties().forEach(field -> {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                look(shape, name, field.getValue(), unlisted);
            });
        }
    }

    private boolean lists(String shape, String path, boolean wild) {
        return rows.stream().anyMatch(row -> row.shape().equals(shape) && row.wild() == wild && row.covers(path));
    }

    private boolean leadsToARow(String shape, String path) {
        return rows.stream()
                .filter(row -> row.shape().equals(shape) && !row.path().equals(path + ".**"))
                .anyMatch(row -> startsBelow(row.path(), path));
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull() || value.isContainerNode();
    }

    private static boolean startsBelow(String path, String stem) {
        return path.startsWith(stem + ".") || path.startsWith(stem + "[]");
    }

    private static Row row(String line) {
        List<String> columns = Arrays.asList(line.split("\t", -1));
        if (columns.size() != 4) {
            throw new AssertionError("not four columns: " + line);
        }
        List<String> places = columns.get(2).equals("-")
                ? List.of()
                : Arrays.asList(columns.get(2).split(" ", -1));
        return new Row(columns.get(0), columns.get(1), places, columns.get(3).equals("-") ? "" : columns.get(3));
    }
}
