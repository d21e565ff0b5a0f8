package dev.tidewatch.stream;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A registry that fails where it is told to: so that what is about to be published cannot be encoded. */
final class FaultyRegistry extends MockSchemaRegistryClient {

    private final Map<String, Throwable> failures = new HashMap<>();

    void fail(String topic, Throwable failure) {
        failures.put(topic + "-value", failure);
    }

    void mend() {
        failures.clear();
    }

    @Override
    public int getId(String subject, ParsedSchema schema) throws IOException, RestClientException {
        failIfTold(subject);
        return super.getId(subject, schema);
    }

    @Override
    public int getId(String subject, ParsedSchema schema, boolean normalize) throws IOException, RestClientException {
        failIfTold(subject);
        return super.getId(subject, schema, normalize);
    }

    private void failIfTold(String subject) throws IOException, RestClientException {
        Throwable failure = failures.get(subject);
        if (failure instanceof RestClientException answer) {
            throw answer;
        }
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException wrong) {
            throw wrong;
        }
    }
}
