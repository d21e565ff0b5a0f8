package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law over a broker: many customers' stories through several partitions and threads leave what the batch gives. */
class LawIT {

    private static final int CUSTOMERS = 24;

    @TempDir
    private Path directory;

    private final ToldCompany company = ToldCompany.of(CUSTOMERS);

    @Test
    void shouldLeaveWhatTheBatchGivesInWhateverOrderTheEventsCome() throws IOException {
        ReplayOutput one = replay(1);
        ReplayOutput other = replay(2);

        assertThat(one.remaining()).isEqualTo(company.movements()).hasSizeGreaterThan(CUSTOMERS);
        assertThat(other.remaining()).isEqualTo(one.remaining());
        assertThat(other.metrics()).isEqualTo(one.metrics()).isNotEmpty();
        assertThat(RollForward.violations(one.metricRows())).isEmpty();
        CommandRun verify =
                CommandRun.of("verify", "--replay", directory.resolve("order-2").toString());
        assertThat(verify.out()).as(verify.err()).contains(" 0 differences, ");
    }

    private ReplayOutput replay(long order) throws IOException {
        Path input = directory.resolve(order + ".jsonl");
        InputLine.write(company.arriving(order), input);
        Path output = directory.resolve("order-" + order);

        CommandRun run = CommandRun.replay(
                input,
                output,
                "--until",
                company.end().toString(),
                "--set",
                "tidewatch.segment.attributes=region",
                "--set",
                "streams.num.stream.threads=3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ReplayOutput(output);
    }
}
