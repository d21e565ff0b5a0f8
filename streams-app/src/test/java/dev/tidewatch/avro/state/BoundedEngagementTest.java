package dev.tidewatch.avro.state;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.testing.RiskDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of what a customer does does not grow: at no moment of two years is it more than this. */
class BoundedEngagementTest {

    private static final Path FIGURES = Path.of("target", "bounded-state.txt");
    private static final Instant END = NOON.plus(Duration.ofDays(730));
    private static final int TICKET_EVERY = 50;

    private final PartCodec<dev.tidewatch.domain.engagement.Engagement> codec = EngagementMapping.codec();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @ParameterizedTest
    @CsvSource({"15, 1100", "240, 470", "1440, 300", "10080, 250"})
    void shouldStayUnderABoundAtEveryMoment(int minutes, int bytes) throws IOException {
        RiskDriver customer = RiskDriver.aCustomer().with(aSnapshot().build());
        int most = 0;
        int number = 0;
        for (Instant at = NOON; at.isBefore(END); at = at.plus(Duration.ofMinutes(minutes))) {
            Long limit = number % 3 == 0 ? Long.valueOf(1_000_000) : null;
            customer.accept(new Usage("evt_cus_002727_u" + number, new Use(at, "feature_" + number % 9, 120, limit)));
            if (number % TICKET_EVERY == 0) {
                customer.ticket("tic_cus_002727_" + number, Ticket.Step.OPENED, at);
                customer.ticket("tic_cus_002727_" + number, Ticket.Step.RESOLVED, at.plus(Duration.ofHours(30)));
            }
            most = Math.max(most, size(customer.state()));
            number++;
        }

        Files.writeString(
                FIGURES,
                "engagement, a use every " + minutes + " minutes: at most " + most + " bytes\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(most).isLessThanOrEqualTo(bytes);
    }

    private int size(CustomerState state) {
        return codec.encode(state.engagement()).remaining();
    }
}
