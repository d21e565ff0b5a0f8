package dev.tidewatch.app.views.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import dev.tidewatch.app.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewStoreTest {

    private Path directory;
    private ViewStore store;

    @BeforeEach
    void open(@TempDir Path temporary) {
        directory = temporary;
        store = ViewStore.in(directory.resolve("views"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldGiveBackWhatWasPutLast() {
        put("a", "1");
        put("a", "2");
        put("b", "3");
        store.delete(key("b"));

        assertThat(store.get(key("a"))).asString().isEqualTo("2");
        assertThat(store.get(key("b"))).isNull();
    }

    @Test
    void shouldGoThroughARangeBothWaysAndNoFarther() {
        for (String key : List.of("a|1", "b|1", "b|2", "b|3", "b", "c|1")) {
            put(key, key);
        }
        KeyRange range = ViewKey.of('X').start("b|").range();

        assertThat(read(range, true, 9)).containsExactly("b|1", "b|2", "b|3");
        assertThat(read(range, false, 9)).containsExactly("b|3", "b|2", "b|1");
        assertThat(read(range, false, 2)).containsExactly("b|3", "b|2");
        assertThat(read(ViewKey.of('X').start("b|2").to(ViewKey.of('X').start("b|3")), false, 9))
                .containsExactly("b|2");
        assertThat(read(ViewKey.of('X').start("d").range(), false, 9)).isEmpty();
    }

    @Test
    void shouldSortByInstantAndThenByText() {
        Instant early = Instant.parse("1999-01-01T00:00:00Z");
        Instant late = Instant.parse("2026-01-01T00:00:00Z");
        store.put(ViewKey.of('T').instant(late).text("a").bytes(), bytes("late a"));
        store.put(ViewKey.of('T').instant(early).text("b").bytes(), bytes("early b"));
        store.put(ViewKey.of('T').instant(early).text("a").bytes(), bytes("early a"));

        assertThat(read(ViewKey.of('T').range(), true, 9)).containsExactly("early a", "early b", "late a");
    }

    @Test
    void shouldHoldWhatWasKeptWhenItIsOpenedAgain() {
        put("a", "1");
        store.keep(List.of(new ViewStore.Entry(key("b"), bytes("2"))));
        store.close();
        assertThatThrownBy(() -> store.get(key("a"))).isInstanceOf(ViewsClosed.class);

        store = ViewStore.in(directory.resolve("views"));

        assertThat(store.get(key("a"))).asString().isEqualTo("1");
        assertThat(store.get(key("b"))).asString().isEqualTo("2");
    }

    @Test
    void shouldHoldWhatWasKeptWhenTheProcessWasKilled() throws Exception {
        put("a", "1");
        store.keep(List.of(new ViewStore.Entry(key("b"), bytes("2"))));
        put("c", "3");

        // The files as a kill leaves them.
        Path killed = Files.createDirectories(directory.resolve("killed"));
        for (Path file : MoreFiles.listFiles(directory.resolve("views"))) {
            Files.copy(file, killed.resolve(file.getFileName()));
        }

        try (ViewStore again = ViewStore.in(killed)) {
            assertThat(again.get(key("a"))).asString().isEqualTo("1");
            assertThat(again.get(key("b"))).asString().isEqualTo("2");
            assertThat(again.get(key("c"))).isNull();
        }
    }

    @Test
    void shouldLeaveNoByteBehindWhenItIsMadeAnew() throws Exception {
        store.keep(List.of(new ViewStore.Entry(key("a"), bytes("erased-customer"))));

        store = store.anew();

        assertThat(store.isEmpty()).isTrue();
        for (Path file : MoreFiles.listFiles(directory.resolve("views"))) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("erased-customer");
        }
    }

    @Test
    void shouldBeginAnewWhenWhatIsThereCannotBeOpened() throws Exception {
        put("a", "1");
        store.close();
        Files.writeString(directory.resolve("views").resolve("CURRENT"), "MANIFEST-999999\n");

        store = ViewStore.in(directory.resolve("views"));

        assertThat(store.isEmpty()).isTrue();
        put("a", "2");
        assertThat(store.get(key("a"))).asString().isEqualTo("2");
    }

    @Test
    void shouldNotTouchWhatAnotherInstanceUses() {
        put("a", "1");

        assertThatThrownBy(() -> ViewStore.in(directory.resolve("views")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another instance runs on the same state directory");

        assertThat(store.get(key("a"))).asString().isEqualTo("1");
    }

    private List<String> read(KeyRange range, boolean up, int most) {
        List<String> values = new ArrayList<>();
        ViewStore.Visitor visitor = (key, value) -> {
            values.add(new String(value, StandardCharsets.UTF_8));
            return values.size() < most;
        };
        if (up) {
            store.ascending(range, visitor);
        } else {
            store.descending(range, visitor);
        }
        return values;
    }

    private void put(String key, String value) {
        store.put(key(key), bytes(value));
    }

    private static byte[] key(String key) {
        return ViewKey.of('X').start(key).bytes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
