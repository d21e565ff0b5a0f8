package dev.tidewatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChangedRowsTest {

    private final ChangedRows changed = new ChangedRows();

    @Test
    void shouldLeaveOutWhatTheDayBeforeSaid() throws IOException {
        assertThat(keeps("all|MTD", "2025-03-01", 0, "10.000001")).isTrue();
        assertThat(keeps("all|MTD", "2025-03-02", 4, "10.000001")).isFalse();
        assertThat(keeps("all|MTD", "2025-03-03", 0, "10.000002")).isTrue();
        assertThat(keeps("all|MTD", "2025-03-04", 0, "10.000001")).isTrue();
        assertThat(keeps("all|YTD", "2025-03-01", 0, "10.000001")).isTrue();
    }

    @Test
    void shouldTellNumbersApartThatAreTooFineForADouble() throws IOException {
        assertThat(keeps("all|MTD", "2025-03-01", 0, "9999999999999999.000001")).isTrue();
        assertThat(keeps("all|MTD", "2025-03-02", 0, "9999999999999999.000002")).isTrue();
    }

    @Test
    void shouldKeepTheLiveRow() throws IOException {
        assertThat(keeps("all|MTD", "2025-03-01", 0, "10")).isTrue();
        assertThat(changed.keeps(line("all|MTD|live", "{\"day\":\"2025-03-02\",\"live\":true,\"mrr\":10}")))
                .isTrue();
    }

    private boolean keeps(String series, String day, int revision, String mrr) throws IOException {
        return changed.keeps(line(
                series + "|" + day,
                "{\"day\":\"" + day + "\",\"live\":false,\"revision\":" + revision + ",\"asOf\":\"" + day
                        + "\",\"mrr\":" + mrr + "}"));
    }

    private static byte[] line(String key, String value) {
        return ("{\"key\":\"" + key + "\",\"value\":" + value + "}\n").getBytes(StandardCharsets.UTF_8);
    }
}
