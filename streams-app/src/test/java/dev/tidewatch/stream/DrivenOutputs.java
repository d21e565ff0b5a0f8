package dev.tidewatch.stream;

import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Reads what a driven pipeline wrote to a topic since the last call. */
record DrivenOutputs(TopologyTestDriver driver, MockSchemaRegistryClient registry) {

    /** The registry knows the schemas of the output topics, as before a start. */
    static void register(MockSchemaRegistryClient registry) {
        for (Topics.Public output : PipelineDriver.TOPICS.outputs()) {
            if (output.schema() != null) {
                register(registry, output.name(), output.schema());
            }
        }
    }

    private static void register(MockSchemaRegistryClient registry, String topic, Schema schema) {
        try {
            registry.register(topic + "-value", RegisteredSchema.of(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RestClientException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> List<T> values(String topic, Class<T> type) {
        return records(topic, type).stream().map(TestRecord::value).toList();
    }

    /** With keys and headers. */
    <T> List<TestRecord<String, T>> records(String topic, Class<T> type) {
        return driver.createOutputTopic(topic, new StringDeserializer(), deserializer(type))
                .readRecordsToList();
    }

    /** The newest by key. */
    <T> SortedMap<String, T> newest(String topic, Class<T> type) {
        return new TreeMap<>(driver.createOutputTopic(topic, new StringDeserializer(), deserializer(type))
                .readKeyValuesToMap());
    }

    /** Private records. */
    <T extends SpecificRecordBase> List<T> own(String topic, StateCodec<T> codec) {
        return driver
                .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(codec::decode)
                .toList();
    }

    private <T> Deserializer<T> deserializer(Class<T> type) {
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer(registry, DrivenTopology.CONFIG);
        return (topic, bytes) -> type.cast(avro.deserialize(topic, bytes));
    }
}
