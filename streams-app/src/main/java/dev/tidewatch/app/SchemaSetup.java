package dev.tidewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Registers the schemas under their subjects and sets how they may change. */
public final class SchemaSetup {

    /** A newer reader must read all older inputs. */
    private static final String INPUTS = "BACKWARD_TRANSITIVE";

    /** Warehouses replay and lag: any version must read any other. */
    private static final String OUTPUTS = "FULL_TRANSITIVE";

    private static final Set<Integer> NOT_FOUND = Set.of(40_401, 40_403);

    /** An answer has one of these codes where it has none of a registry's, and where it is no JSON. */
    private static final Set<Integer> OF_NO_REGISTRY = Set.of(0, 50_005);

    /** A proxy may give it in the registry's place. */
    private static final int SERVER_ERROR = 500;

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

    /** The id of each subject's schema; subjects without it are left out. */
    public Map<String, Integer> ids() {
        Map<String, Integer> ids = new TreeMap<>();
        for (Topics.Public topic : withSchema()) {
            ask("look up " + topic.subject(), () -> idOf(topic)).ifPresent(id -> ids.put(topic.subject(), id));
        }
        return ids;
    }

    /** The subjects that do not have their schema. */
    public List<String> missing() {
        Map<String, Integer> ids = ids();
        return withSchema().stream()
                .map(Topics.Public::subject)
                .filter(subject -> !ids.containsKey(subject))
                .toList();
    }

    /**
     * Returns if every subject has its schema.
     *
     * @throws UserError naming those that do not
     */
    public void check() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw new UserError(
                    "not registered: " + String.join(", ", missing) + "; run 'tidewatch schemas --register'");
        }
    }

    private void register(List<Topics.Public> some, String compatibility, Map<String, Integer> ids) {
        for (Topics.Public topic : some) {
            if (topic.schema() != null) {
                AvroSchema schema = schema(topic);
                ids.put(topic.subject(), ask("register " + topic.subject(), () -> {
                    registry.updateCompatibility(topic.subject(), compatibility);
                    return registry.register(topic.subject(), schema);
                }));
            }
        }
    }

    private Optional<Integer> idOf(Topics.Public topic) throws IOException, RestClientException {
        try {
            return Optional.of(registry.getId(topic.subject(), schema(topic)));
        } catch (RestClientException e) {
            if (NOT_FOUND.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<Topics.Public> withSchema() {
        return Stream.concat(topics.inputs().stream(), topics.outputs().stream())
                .filter(topic -> topic.schema() != null)
                .toList();
    }

    private static AvroSchema schema(Topics.Public topic) {
        return RegisteredSchema.of(Objects.requireNonNull(topic.schema()));
    }

    private static <T> T ask(String wish, Question<T> question) {
        try {
            return question.ask();
        } catch (RestClientException e) {
            if (e.getStatus() < SERVER_ERROR && OF_NO_REGISTRY.contains(e.getErrorCode())) {
                throw noRegistry(wish, e);
            }
            throw new UserError("cannot " + wish + ": the schema registry says: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw noRegistry(wish, e);
        } catch (IOException e) {
            throw new UserError(
                    "cannot " + wish + ": the schema registry does not answer: " + e.getMessage()
                            + "; check schema.registry.url",
                    e);
        }
    }

    private static UserError noRegistry(String wish, Exception e) {
        return new UserError(
                "cannot " + wish + ": what answers at schema.registry.url is no schema registry; check the address", e);
    }

    private interface Question<T> {

        T ask() throws IOException, RestClientException;
    }
}
