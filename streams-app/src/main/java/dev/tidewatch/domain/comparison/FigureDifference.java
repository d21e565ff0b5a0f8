package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.profile.ProfileSetting;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that two profiles state differently.
 *
 * @param left null where its denominator is 0
 * @param effects of each setting that moves it by itself
 * @param rule the fewest settings that make the one figure the other
 * @param together what is left: settings that act only together, or against each other; null where a figure is
 */
public record FigureDifference(
        String figure,
        @Nullable BigDecimal left,
        @Nullable BigDecimal right,
        Rule rule,
        List<Effect> effects,
        @Nullable BigDecimal together) {

    public FigureDifference {
        effects = List.copyOf(effects);
    }

    /**
     * Holds what the left profile's figure becomes by one setting alone.
     *
     * @param becomes null where its denominator is 0
     * @param customers whose events make it so, by id
     */
    public record Effect(ProfileSetting setting, @Nullable BigDecimal becomes, List<String> customers) {

        public Effect {
            customers = List.copyOf(customers);
        }
    }
}
