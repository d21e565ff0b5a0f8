package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.risk.action.Resolution;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what people did about alerts, and what came of those that they acted on before it was known how they ended.
 *
 * @param alerts raised in a window, on which somebody acted
 * @param medianMinutes from the raising to the first action; null if there was none
 * @param saved those of them of which a person said so
 * @param lost the same
 * @param notARisk the same
 * @param episodes graded in the window, on one of whose alerts somebody acted
 * @param right those of them that came true
 */
public record Acting(
        int alerts, @Nullable BigDecimal medianMinutes, int saved, int lost, int notARisk, int episodes, int right) {

    static Acting of(List<GradedAlert> raised, List<Episode> graded) {
        List<GradedAlert> acted = raised.stream().filter(GradedAlert::isActedOn).toList();
        List<Episode> episodes = graded.stream().filter(Episode::isActedOn).toList();
        return new Acting(
                acted.size(),
                Proportion.median(acted.stream()
                        .map(GradedAlert::minutesToAction)
                        .filter(Objects::nonNull)
                        .toList()),
                count(acted, Resolution.SAVED),
                count(acted, Resolution.LOST),
                count(acted, Resolution.NOT_A_RISK),
                episodes.size(),
                (int) episodes.stream().filter(one -> one.right().isPresent()).count());
    }

    /** Right episodes of all of them; null if there is none. */
    public @Nullable BigDecimal precision() {
        return Proportion.of(right, episodes);
    }

    private static int count(List<GradedAlert> acted, Resolution resolution) {
        return (int)
                acted.stream().filter(alert -> alert.resolution() == resolution).count();
    }
}
