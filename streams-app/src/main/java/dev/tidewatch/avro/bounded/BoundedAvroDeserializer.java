package dev.tidewatch.avro.bounded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;

/**
 * Confluent's deserializer, which refuses a value whose reading its bytes do not pay for. Almost every schema bounds that by
 * itself and costs a look-up a record; values of the others are walked through before they are read. It also tells a
 * registry that cannot be asked from a value that cannot be read. Several threads may share it, as its parent.
 */
public final class BoundedAvroDeserializer extends KafkaAvroDeserializer {

    private static final int NOT_FOUND = 404;

    private final Map<Schema, Boolean> bounded = new ConcurrentHashMap<>();

    /** @param config of Confluent's deserializer */
    public BoundedAvroDeserializer(SchemaRegistryClient registry, Map<String, ?> config) {
        super(registry, config);
    }

    @Override
    public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException, RestClientException {
        try {
            return super.getSchemaBySubjectAndId(subject, id);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                throw e;
            }
            throw new RegistryLost(e);
        } catch (IOException e) {
            if (RegistryLost.isUnparsable(e)) {
                throw e;
            }
            throw new RegistryLost(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Confluent's reader says nothing of what it makes
    protected DatumReader<?> getDatumReader(Schema writer, Schema reader) throws ExecutionException {
        DatumReader<?> confluents = super.getDatumReader(writer, reader);
        return bounded.computeIfAbsent(writer, SchemaShape::boundsItsValues)
                ? confluents
                : new WalkingReader(writer, (DatumReader<Object>) confluents);
    }
}
