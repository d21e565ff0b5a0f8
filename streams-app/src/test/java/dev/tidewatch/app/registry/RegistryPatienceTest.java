package dev.tidewatch.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegistryPatienceTest {

    private final List<String> log = new ArrayList<>();
    private final RegistryPatience patience = new RegistryPatience(log::add);

    @Test
    void shouldBelieveTheRegistryRatherThanTheMemory() throws Exception {
        assertThat(patience.<Integer>ask("schema 7", () -> 1, () -> 2)).isEqualTo(2);
        assertThat(log).isEmpty();
    }

    @Test
    void shouldUseWhatIsRememberedWhileTheRegistryDoesNotAnswer() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            assertThat(patience.<Integer>ask("schema 7", () -> 1, () -> {
                        asked.incrementAndGet();
                        throw new RestClientException("Service Unavailable", 503, 503);
                    }))
                    .isEqualTo(1);
        }

        assertThat(asked).as("it is not asked again at once").hasValue(1);
        assertThat(log).singleElement().asString().contains("does not answer", "Service Unavailable");
        assertThat(patience.complaint()).isEmpty();
    }

    @Test
    void shouldWaitForWhatNobodyRemembersAndSayWhy() throws Exception {
        patience.begin();
        AtomicInteger asked = new AtomicInteger();
        List<String> complaints = new ArrayList<>();

        int answer = patience.<Integer>ask("schema 7", () -> null, () -> {
            patience.complaint().ifPresent(complaints::add);
            if (asked.incrementAndGet() < 3) {
                throw new ConnectException("Connection refused");
            }
            return 2;
        });

        assertThat(answer).isEqualTo(2);
        assertThat(complaints).hasSize(2).allMatch(complaint -> complaint.contains("schema 7 is not remembered"));
        assertThat(patience.complaint()).isEmpty();
        assertThat(log).last().isEqualTo("The schema registry answers again");
    }

    @Test
    void shouldForgetWhatItWaitedForOnceThatIsAnswered() throws Exception {
        patience.begin();
        AtomicInteger asked = new AtomicInteger();
        int answer = patience.<Integer>ask("schema 7", () -> null, () -> {
            if (asked.incrementAndGet() < 2) {
                throw new ConnectException("Connection refused");
            }
            return 2;
        });
        assertThat(answer).isEqualTo(2);

        assertThat(patience.<Integer>ask("schema 8", () -> 1, RegistryPatienceTest::refused))
                .isEqualTo(1);
        assertThat(patience.complaint()).isEmpty();
    }

    @Test
    void shouldNotWaitBeforeItIsToldTo() {
        assertThatThrownBy(() -> patience.ask("schema 7", () -> null, RegistryPatienceTest::refused))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldNotWaitWhenTheProcessIsToEnd() {
        patience.begin();
        patience.end();

        assertThatThrownBy(() -> patience.ask("schema 7", () -> null, RegistryPatienceTest::refused))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldPassOnWhatTheRegistryRefusesAlsoAfterAWait() {
        patience.begin();
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> patience.ask("schema 7", () -> null, () -> {
                    if (asked.incrementAndGet() < 2) {
                        throw new ConnectException("Connection refused");
                    }
                    throw new RestClientException("Schema not found", 404, 40403);
                }))
                .isInstanceOf(RestClientException.class);
        assertThat(patience.complaint()).isEmpty();
        assertThat(log).last().isEqualTo("The schema registry answers again");
    }

    @Test
    void shouldNotWaitForASchemaThatIsNone() {
        patience.begin();

        assertThatThrownBy(() -> patience.ask("schema 7", () -> null, () -> {
                    throw new IOException("Invalid schema of type PROTOBUF");
                }))
                .isInstanceOf(IOException.class);
        assertThat(log).isEmpty();
    }

    private static Integer refused() throws IOException {
        throw new ConnectException("Connection refused");
    }
}
