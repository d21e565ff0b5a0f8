package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.testing.DissatisfiedCompany;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights are trained on a file and on a cluster, and a replay scores with them. */
class TrainIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Path input;
    private Path card;

    @BeforeEach
    void train() throws IOException {
        input = Files.write(directory.resolve("events.jsonl"), DissatisfiedCompany.lines(60, 18, 1));
        card = directory.resolve("weights.properties");
        CommandRun run =
                CommandRun.of("train", "--input", input.toString(), "--output", card.toString(), "--horizon", "30");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void shouldScoreAReplayByTheTrainedWeights() throws IOException {
        Path output = directory.resolve("scored");

        CommandRun run = CommandRun.replay(input, output, "--set", "tidewatch.alerts.scorecard=" + card);

        assertThat(run.exitCode()).as(run.err()).isZero();
        BigDecimal weight = Objects.requireNonNull(
                        ScorecardFile.at(card).weights().get(Feature.DETRACTOR))
                .weight();
        assertThat(weightsOfDetractors(output.resolve("customer-health.jsonl")))
                .isNotEmpty()
                .allSatisfy(published -> assertThat(new BigDecimal(published)).isEqualByComparingTo(weight));
    }

    @Test
    void shouldTrainTheSameOnTheTopicsOfACluster() throws IOException {
        Path other = directory.resolve("of-cluster.properties");
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"))) {
            ClusterConfig config = ClusterConfig.of(stack, directory, "training");
            succeed(config.command("topics", "--create"));
            succeed(config.command("schemas", "--register"));
            succeed(config.command("ingest", "--input", input.toString()));

            succeed(config.command("train", "--output", other.toString(), "--horizon", "30"));
        }

        assertThat(other).hasSameBinaryContentAs(card);
    }

    private static void succeed(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static List<String> weightsOfDetractors(Path health) throws IOException {
        List<String> weights = new ArrayList<>();
        for (String line : Files.readAllLines(health)) {
            for (JsonNode signal : JSON.readTree(line).at("/value/signals")) {
                if (signal.get("name").textValue().equals(Feature.DETRACTOR.dotted())) {
                    weights.add(signal.get("weight").asText());
                }
            }
        }
        return weights;
    }
}
