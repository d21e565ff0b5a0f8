package dev.tidewatch.app.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's client, with a shorter way to a schema it has seen. Its own cache is bounded and counts a queue on every hit,
 * which the deserializer makes twice a record; an id never changes its schema, and a pipeline meets few.
 */
public class RememberingRegistryClient extends CachedSchemaRegistryClient {

    private static final int CACHED_SCHEMAS = 1_000;
    private static final String NO_SUBJECT = "";

    private final Map<String, Map<Integer, ParsedSchema>> seen = new ConcurrentHashMap<>();

    public RememberingRegistryClient(List<String> urls, List<SchemaProvider> providers, Map<String, ?> config) {
        super(urls, CACHED_SCHEMAS, providers, config);
    }

    @Override
    public final ParsedSchema getSchemaBySubjectAndId(@Nullable String subject, int id)
            throws IOException, RestClientException {
        Map<Integer, ParsedSchema> ofSubject =
                seen.computeIfAbsent(subject == null ? NO_SUBJECT : subject, unseen -> new ConcurrentHashMap<>());
        ParsedSchema schema = ofSubject.get(id);
        if (schema == null) {
            schema = unseen(subject, id);
            ofSubject.put(id, schema);
        }
        return schema;
    }

    /** A schema that was not asked for in this life of the process. */
    protected ParsedSchema unseen(@Nullable String subject, int id) throws IOException, RestClientException {
        return super.getSchemaBySubjectAndId(subject, id);
    }
}
