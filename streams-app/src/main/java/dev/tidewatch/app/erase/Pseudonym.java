package dev.tidewatch.app.erase;

import dev.tidewatch.app.UserError;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * A customer's movements under another name, by the schema each was written with: amounts, days, kinds, plans and segments stay, ids of
 * the customer, its subscriptions and its events do not, nor do attributes that make no segments, such as an address.
 */
final class Pseudonym {

    /** All pseudonyms begin so. */
    static final String PREFIX = "erased-";

    private static final int PREFIX_BYTES = 5;

    private final String name;
    private final Set<String> attributes;
    private final SchemaRegistryClient registry;
    private final Map<String, String> ids = new HashMap<>();

    /** @param attributes that make segments */
    Pseudonym(String name, Set<String> attributes, SchemaRegistryClient registry) {
        this.name = name;
        this.attributes = attributes;
        this.registry = registry;
    }

    String name() {
        return name;
    }

    /** @param value of {@code mrr-movements}, as Confluent frames it */
    byte[] rename(byte[] value) {
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        try {
            Schema schema = (Schema) registry.getSchemaById(id).rawSchema();
            GenericRecord movement = new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, null));
            rename(movement);
            ByteArrayOutputStream out = new ByteArrayOutputStream(value.length);
            out.write(value, 0, PREFIX_BYTES);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(movement, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException | RestClientException e) {
            throw new UserError(
                    "a movement cannot be given a pseudonym: " + e.getMessage() + "; check schema.registry.url", e);
        }
    }

    private void rename(GenericRecord movement) {
        String id = movement.get("movementId").toString();
        String customer = movement.get("customerId").toString();
        movement.put("movementId", name + id.substring(customer.length()));
        movement.put("customerId", name);
        movement.put("subscriptionIds", ids(movement.get("subscriptionIds")));
        movement.put("causes", ids(movement.get("causes")));
        for (Object line : (List<?>) movement.get("lines")) {
            GenericRecord each = (GenericRecord) line;
            each.put("subscriptionId", id(each.get("subscriptionId")));
            ((Map<?, ?>) each.get("attributes"))
                    .keySet()
                    .removeIf(attribute -> !attributes.contains(attribute.toString()));
        }
        movement.put("feedback", null);
    }

    private List<String> ids(Object those) {
        List<String> renamed = new ArrayList<>();
        ((List<?>) those).forEach(each -> renamed.add(id(each)));
        return renamed;
    }

    private String id(Object id) {
        return ids.computeIfAbsent(id.toString(), any -> name + "-" + (ids.size() + 1));
    }
}
