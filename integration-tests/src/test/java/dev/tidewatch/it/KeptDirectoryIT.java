package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.SchemaSetup;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.names.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay --data-dir} leaves is a broker and a registry to go on with. */
class KeptDirectoryIT {

    private static final Topics TOPICS = new Topics("", "tidewatch");

    @TempDir
    Path directory;

    @Test
    void shouldReadTopicsWithTheSameSchemaIdsWhenTheStackIsOpenedAgain() throws Exception {
        Path input = directory.resolve("events.jsonl");
        InputLine.write(Company.events(3, 4, 20, 10), input);
        Path kept = directory.resolve("kept");
        CommandRun run = CommandRun.replay(input, directory.resolve("out"), "--data-dir", kept.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();

        try (LocalStack stack = LocalStack.in(kept.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Map<String, Integer> ids = new SchemaSetup(cluster.registry(), TOPICS).ids();
            List<ConsumerRecord<byte[], byte[]>> records = cluster.committed(TOPICS.movements());

            assertThat(records)
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(schemaId(record)).isEqualTo(ids.get("mrr-movements-value")));
            assertThat(cluster.movements(TOPICS))
                    .extracting(MrrMovement::getMovementId)
                    .containsExactlyInAnyOrderElementsOf(new ReplayOutput(directory.resolve("out"))
                            .movements().stream()
                                    .map(movement -> movement.get("movementId").textValue())
                                    .toList());
        }
    }

    private static int schemaId(ConsumerRecord<byte[], byte[]> record) {
        return ByteBuffer.wrap(record.value(), 1, Integer.BYTES).getInt();
    }
}
