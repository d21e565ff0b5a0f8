package dev.tidewatch.app.stripe;

import static dev.tidewatch.source.stripe.StripeExamples.NOON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.source.stripe.StripeRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports documents of Stripe's, and keeps what was reported and refused. */
final class ImportedStripe {

    static final String UPDATED = "customer.subscription.updated";

    private final Path file;
    private final List<String> rejects = new ArrayList<>();
    private String report = "";

    ImportedStripe(Path directory) {
        this.file = directory.resolve("stripe.json");
    }

    List<JsonNode> records(String... documents) throws IOException {
        return records(StripeRules.DEFAULT, documents);
    }

    List<JsonNode> records(StripeRules rules, String... documents) throws IOException {
        Files.writeString(file, String.join("\n", documents) + "\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter printed = new StringWriter();
        try (StripeFile input = StripeFile.of(file.toString())) {
            new StripeImport(rules, NOON, rejects::add)
                    .run(input, out, read -> {})
                    .print(new PrintWriter(printed, true));
        }
        report = printed.toString();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(PlainJson::parse)
                .toList();
    }

    String report() {
        return report;
    }

    List<String> rejects() {
        return rejects;
    }

    /** Without what is written of their discounts. */
    static List<JsonNode> events(List<JsonNode> records) {
        return records.stream()
                .filter(record -> !record.path("topic").asText().equals("discount-terms"))
                .toList();
    }

    static String eventId(JsonNode record) {
        return record.path("value").path("eventId").asText();
    }
}
