package dev.tidewatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A renamed node or store loses its state: the change must be seen in review. */
class GoldenTopologyTest {

    @Test
    void shouldKeepTheNamesOfNodesAndStores() throws IOException {
        String topology = DrivenTopology.of(
                        Profile.TIDEWATCH, ClockMode.WALL, RowLimits.STANDARD, new MockSchemaRegistryClient())
                .describe()
                .toString();

        assertThat(topology).isEqualToNormalizingNewlines(golden());
    }

    private static String golden() throws IOException {
        try (InputStream golden = GoldenTopologyTest.class.getResourceAsStream("/topology.txt")) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
