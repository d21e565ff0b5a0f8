package dev.tidewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.SubscriptionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class StripeFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StripeFields table = StripeFields.read();

    @Test
    void shouldExistInTheSchemasWhenAPlaceIsNamed() {
        // when
        List<String> missing = table.rows().stream()
                .flatMap(row -> row.places().stream())
                .filter(place -> !exists(place))
                .toList();
        // then
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldHaveEitherAPlaceOrAReasonWhenAFieldIsListed() {
        // when
        List<StripeFields.Row> undecided = table.rows().stream()
                .filter(row -> row.places().isEmpty() == row.reason().isBlank())
                .toList();
        // then
        assertThat(table.rows()).hasSizeGreaterThan(300);
        assertThat(undecided).isEmpty();
    }

    @Test
    void shouldBeListedOnceWhenAFieldIsListed() {
        // when
        List<String> fields =
                table.rows().stream().map(row -> row.shape() + " " + row.path()).toList();
        // then
        assertThat(fields).doesNotHaveDuplicates();
    }

    @Test
    void shouldComeFromSomewhereWhenAnEventHasAField() {
        // given
        Set<String> fed = new TreeSet<>();
        table.rows().forEach(row -> row.places().forEach(place -> fed.add(place.replace("[]", ""))));
        // when
        Set<String> fields = new TreeSet<>();
        collect("SubscriptionEvent", SubscriptionEvent.SCHEMA$, fields);
        collect("BillingEvent", BillingEvent.SCHEMA$, fields);
        // then
        assertThat(fed).containsAll(fields);
    }

    @Test
    void shouldReportAFieldWhenTheTableDoesNotListIt() throws IOException {
        // given
        JsonNode subscription = JSON.readTree("""
                {"object": "subscription", "id": "sub_1", "novelty": 1, "latest_invoice": {"novelty": 1},
                 "discount": null, "cancellation_details": null, "plan": {"object": "plan", "novelty": null},
                 "items": {"object": "list", "data": [{"object": "subscription_item", "novelty": [], "discounts": []}]},
                 "pause_collection": {"novelty": {"deep": true}}}
                """);
        // when
        Set<String> unlisted = table.unlisted("subscription", subscription);
        // then
        assertThat(unlisted)
                .containsExactly(
                        "plan novelty",
                        "subscription novelty",
                        "subscription pause_collection.novelty.deep",
                        "subscription_item novelty");
    }

    /** Stripe's own examples are not part of this repository: {@code -Dstripe.fixtures=DIR} names a directory of them. */
    @Test
    void shouldListEveryFieldWhenFixturesAreGiven() throws IOException {
        // given
        String directory = System.getProperty("stripe.fixtures");
        assumeTrue(directory != null, "skipped: -Dstripe.fixtures=DIR names no directory of Stripe objects");
        // when
        Set<String> unlisted = new TreeSet<>();
        List<String> seen = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                String shape = file.getFileName().toString().replaceFirst("\\.\\w+\\.json$", "");
                visit(JSON.readTree(file.toFile()), shape, unlisted, seen);
            }
        }
        // then
        assertThat(seen).containsAll(table.shapes());
        assertThat(unlisted).isEmpty();
    }

    /** Finds the outermost objects of a shape of the table, below whatever envelopes there are. */
    private void visit(JsonNode node, String fileShape, Set<String> unlisted, List<String> seen) {
        String shape = node.path("object").asText();
        if (node.path("deleted").asBoolean()) {
            return;
        }
        if (table.shapes().contains(shape)) {
            seen.add(shape);
            unlisted.addAll(table.unlisted(shape, node));
        } else if (isUnnamed(node.path("object")) && table.shapes().contains(fileShape)) {
            seen.add(fileShape);
            unlisted.addAll(table.unlisted(fileShape, node.path("object")));
        } else {
            node.forEach(child -> visit(child, fileShape, unlisted, seen));
        }
    }

    /** The data of a webhook whose object does not say what it is: its file's name does. */
    private static boolean isUnnamed(JsonNode object) {
        return object.isObject() && !object.has("object");
    }

    private static boolean exists(String place) {
        Schema schema = null;
        for (String step : place.split("\\.", -1)) {
            String name = step.replace("[]", "");
            if (schema == null) {
                schema = Schemas.namedType(name);
                continue;
            }
            Schema.Field field = schema.getType() == Schema.Type.RECORD ? schema.getField(name) : null;
            boolean list = field != null && field.schema().getType() == Schema.Type.ARRAY;
            if (field == null || (step.endsWith("[]") && !list)) {
                return false;
            }
            schema = Schemas.core(field.schema());
        }
        return place.contains(".");
    }

    private static void collect(String path, Schema schema, Set<String> fields) {
        for (Schema.Field field : schema.getFields()) {
            Schema inner = Schemas.core(field.schema());
            if (inner.getType() == Schema.Type.RECORD) {
                collect(path + "." + field.name(), inner, fields);
            } else {
                fields.add(path + "." + field.name());
            }
        }
    }
}
