package dev.tidewatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of very many differences a person is shown some of each kind, and told how many there are. */
class DifferencesTest {

    @Test
    void shouldShowTheFirstHundredOfEachKindAndCountTheRestWhenThereAreMore(@TempDir Path directory) {
        try (Database database = Database.in(directory)) {
            database.update("CREATE TABLE difference (subject VARCHAR, day VARCHAR, field VARCHAR, published VARCHAR,"
                    + " recomputed VARCHAR, kind VARCHAR)");
            database.update("INSERT INTO difference SELECT 'all|P30D', '2026-01-01', 'f' || (1000 + range), '1', '2',"
                    + " 'daily rows' FROM range(100250)");
            database.update("INSERT INTO difference SELECT 'cus_' || range, '2026-01-02', 'id', NULL, 'NEW 1',"
                    + " 'movements' FROM range(3)");

            Differences differences = Differences.of(database);

            assertThat(differences.isEmpty()).isFalse();
            assertThat(differences.count()).isEqualTo(100_253);
            List<String> lines = differences.lines();
            assertThat(lines).hasSize(104);
            assertThat(lines.get(0)).isEqualTo("all|P30D  2026-01-01  f1000  published 1  recomputed 2");
            assertThat(lines.get(102)).isEqualTo("cus_2  2026-01-02  id  published nothing  recomputed NEW 1");
            assertThat(lines.get(103)).isEqualTo("and 100150 more differences of daily rows, 100250 in all");
        }
    }
}
