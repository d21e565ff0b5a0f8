package dev.tidewatch.app;

import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.stream.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Registers the schemas under their subjects and sets how they may change. */
public final class SchemaSetup {

    /** A newer reader must read all older inputs. */
    private static final String INPUTS = "BACKWARD_TRANSITIVE";

    /** Warehouses replay and lag: any version must read any other. */
    private static final String OUTPUTS = "FULL_TRANSITIVE";

    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final Topics topics;

    public SchemaSetup(SchemaRegistryClient registry, Topics topics) {
        this.registry = registry;
        this.topics = topics;
    }

    /** The id of each subject's schema; registers what is not there. */
    public Map<String, Integer> register() {
        Map<String, Integer> ids = new TreeMap<>();
        register(topics.inputs(), INPUTS, ids);
        register(topics.outputs(), OUTPUTS, ids);
        return ids;
    }

    /** The id of each subject's schema, null where it is not registered. */
    public Map<String, @Nullable Integer> ids() {
        Map<String, @Nullable Integer> ids = new TreeMap<>();
        topics.inputs().forEach(topic -> lookUp(topic, ids));
        topics.outputs().forEach(topic -> lookUp(topic, ids));
        return ids;
    }

    private void register(List<Topics.Public> some, String compatibility, Map<String, Integer> ids) {
        for (Topics.Public topic : some) {
            if (topic.schema() != null) {
                AvroSchema schema = RegisteredSchema.of(topic.schema());
                ids.put(topic.subject(), ask("register " + topic.subject(), () -> {
                    registry.updateCompatibility(topic.subject(), compatibility);
                    return registry.register(topic.subject(), schema);
                }));
            }
        }
    }

    private void lookUp(Topics.Public topic, Map<String, @Nullable Integer> ids) {
        if (topic.schema() != null) {
            AvroSchema schema = RegisteredSchema.of(topic.schema());
            ids.put(topic.subject(), ask("look up " + topic.subject(), () -> idOf(topic.subject(), schema)));
        }
    }

    private @Nullable Integer idOf(String subject, AvroSchema schema) throws IOException, RestClientException {
        try {
            return registry.getId(subject, schema);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private static <T extends @Nullable Object> T ask(String wish, Question<T> question) {
        try {
            return question.ask();
        } catch (RestClientException e) {
            throw new UserError("cannot " + wish + ": the schema registry says: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserError(
                    "cannot " + wish + ": the schema registry does not answer: " + e.getMessage()
                            + "; check schema.registry.url",
                    e);
        }
    }

    private interface Question<T extends @Nullable Object> {

        T ask() throws IOException, RestClientException;
    }
}
