package dev.tidewatch.app.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start goes on from the views that the last one left, where they are of the same topics. */
@Timeout(60)
class KeptViewsTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private PublishedOutputs outputs;
    private Path directory;
    private Views views;

    @BeforeEach
    void publish(@TempDir Path temporary) throws InterruptedException {
        directory = temporary.resolve("views");
        outputs = new PublishedOutputs();
        outputs.alert("ann", "alert-ann", 0, FIRST);
        outputs.alert("bob", "alert-bob", 0, FIRST);
        outputs.letter("INVALID_VALUE");
        outputs.letter("INVALID_VALUE");
        outputs.row("plan=pro|P30D|live");
        views = start(directory);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void shouldReadOnlyWhatCameSinceWhenItStartsAgain() throws Exception {
        views.close();
        outputs.alert("ann", "alert-ann", 1, FIRST.plusSeconds(9));
        outputs.letter("INVALID_VALUE");

        views = start(directory);

        assertThat(outputs.polled()).isEqualTo(2);
        assertThat(revisions("ann")).containsExactly(1L, 0L);
        assertThat(views.letters().byReason()).isEqualTo(Map.of("INVALID_VALUE", 3L));
        assertThat(views.metrics().segments()).containsExactly("plan=pro");
        assertThat(views.metrics().windows()).containsExactly("P30D");
    }

    @Test
    void shouldHoldTheSameWhenItWasKilled() throws Exception {
        Path killed = Files.createDirectories(directory.resolveSibling("killed"));
        for (Path file : MoreFiles.listFiles(directory)) {
            Files.copy(file, killed.resolve(file.getFileName()));
        }
        views.close();

        views = start(killed);

        assertThat(outputs.polled()).isZero();
        assertThat(revisions("bob")).containsExactly(0L);
        assertThat(views.letters().byReason()).isEqualTo(Map.of("INVALID_VALUE", 2L));
    }

    @Test
    void shouldReadAnewWhenATopicWasMadeAgain() throws Exception {
        startAnewAfter(() -> outputs.makeAgain(PublishedOutputs.TOPICS.alerts()));
        assertThat(revisions("ann")).isEmpty();
    }

    @Test
    void shouldReadAnewWhenTheBeginningOfATopicWasDeleted() throws Exception {
        startAnewAfter(() -> outputs.deleteBefore(PublishedOutputs.TOPICS.alerts(), 1));
        assertThat(revisions("ann")).isEmpty();
        assertThat(revisions("bob")).containsExactly(0L);
    }

    @Test
    void shouldReadAnewWhenATopicEndsBeforeWhatWasRead() throws Exception {
        startAnewAfter(() -> outputs.deleteLast(PublishedOutputs.TOPICS.alerts()));
        assertThat(revisions("bob")).isEmpty();
    }

    @Test
    void shouldReadAnewWhenADeletionMayBeGone() throws Exception {
        startAnewAfter(() -> outputs.pass(Duration.ofHours(13)));
        assertThat(revisions("bob")).containsExactly(0L);
    }

    @Test
    void shouldReadAnewWhenAnotherVersionStarts() throws Exception {
        startAnewAfter(() -> outputs.version("2"));
        assertThat(revisions("bob")).containsExactly(0L);
    }

    @Test
    void shouldStillLeaveOutAForgottenCustomerAfterARestart() throws Exception {
        outputs.forget("ann", FIRST.plusSeconds(5));
        await(() -> revisions("ann").isEmpty());
        views.close();
        outputs.alert("ann", "alert-ann", 1, FIRST.plusSeconds(4));
        outputs.alert("ann", "alert-new", 0, FIRST.plusSeconds(6));

        views = start(directory);

        assertThat(views.alerts().revisions("ann"))
                .extracting(RiskAlert::getAlertId)
                .containsExactly("alert-new");
        assertThat(views.alerts().open(alert -> alert.getState() == AlertState.RAISED, 9))
                .extracting(RiskAlert::getAlertId)
                .containsExactly("alert-bob", "alert-new");
    }

    /** After a kill topics are read again in any order. */
    @Test
    void shouldKeepWhatCameAfterACustomerWasForgotten() throws Exception {
        views.close();
        outputs.alert("ann", "alert-new", 0, FIRST.plusSeconds(6));
        views = start(directory);

        outputs.forget("ann", FIRST.plusSeconds(5));

        await(() -> views.alerts().revisions("ann").size() == 1);
        assertThat(views.alerts().revisions("ann"))
                .extracting(RiskAlert::getAlertId)
                .containsExactly("alert-new");
        assertThat(views.alerts().open(alert -> true, 9)).hasSize(2);
    }

    @Test
    void shouldSayForHowLongSomethingHasBeenLeftToRead() throws Exception {
        Duration moment = Duration.ofMillis(200);
        await(() -> views.behind().compareTo(moment) < 0);

        outputs.hold(PublishedOutputs.TOPICS.metrics(), 1);
        await(() -> views.behind().compareTo(moment.multipliedBy(5)) > 0);

        outputs.hold(PublishedOutputs.TOPICS.metrics(), 0);
        await(() -> views.behind().compareTo(moment) < 0);
    }

    private void startAnewAfter(Runnable change) throws InterruptedException {
        views.close();
        change.run();
        views = start(directory);
        assertThat(outputs.polled()).isEqualTo(outputs.size());
        assertThat(views.letters().byReason()).isEqualTo(Map.of("INVALID_VALUE", 2L));
    }

    private List<Long> revisions(String customer) {
        return views.alerts().revisions(customer).stream()
                .map(RiskAlert::getRevision)
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private Views start(Path place) throws InterruptedException {
        Views started = outputs.read(place);
        await(started::areCaughtUp);
        return started;
    }
}
