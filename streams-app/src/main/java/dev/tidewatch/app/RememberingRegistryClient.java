package dev.tidewatch.app;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Confluent's client, with a shorter way to a schema it has seen. Its own cache is bounded and counts a queue on every hit,
 * which the deserializer makes twice a record; an id never changes its schema, and a pipeline meets few.
 */
final class RememberingRegistryClient extends CachedSchemaRegistryClient {

    private static final String NO_SUBJECT = "";

    private final Map<String, Map<Integer, ParsedSchema>> seen = new ConcurrentHashMap<>();

    RememberingRegistryClient(List<String> urls, int capacity, List<SchemaProvider> providers, Map<String, ?> config) {
        super(urls, capacity, providers, config);
    }

    @Override
    public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException, RestClientException {
        Map<Integer, ParsedSchema> ofSubject =
                seen.computeIfAbsent(subject == null ? NO_SUBJECT : subject, unseen -> new ConcurrentHashMap<>());
        ParsedSchema schema = ofSubject.get(id);
        if (schema == null) {
            schema = super.getSchemaBySubjectAndId(subject, id);
            ofSubject.put(id, schema);
        }
        return schema;
    }
}
