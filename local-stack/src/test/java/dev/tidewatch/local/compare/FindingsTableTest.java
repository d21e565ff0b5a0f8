package dev.tidewatch.local.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.comparison.DecidedDifference;
import dev.tidewatch.domain.comparison.FigureDifference;
import dev.tidewatch.domain.comparison.FigureDifference.Effect;
import dev.tidewatch.domain.comparison.MovementDifference;
import dev.tidewatch.domain.comparison.Rule;
import dev.tidewatch.domain.comparison.Scope;
import dev.tidewatch.domain.comparison.StatedMovement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.ProfileSetting;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.local.compare.CompareCommand.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingsTableTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Scope SCOPE =
            new Scope("all", Window.P30D, (int) LocalDate.parse("2026-03-31").toEpochDay());
    private static final Set<ProfileSetting> DISCOUNTS = Set.of(ProfileSetting.DISCOUNTS);

    @Test
    void shouldSaySoWhenNothingDiffers() {
        assertThat(printed(new Findings(Set.of(), SCOPE, AT, 7, List.of(), List.of())))
                .isEqualTo("""
                setting                                 tidewatch             stripe
                none differs

                all, P30D, 2026-03-31                   tidewatch             stripe
                none differs

                movements of all time    tidewatch                                  stripe
                none differs
                0 of 7 customers differ
                """);
    }

    @Test
    void shouldShowEachSettingAndWhatOnlySeveralMake() {
        FigureDifference figure = new FigureDifference(
                "churnMrr",
                new BigDecimal("0.000000"),
                new BigDecimal("100.000000"),
                new Rule(List.of(EnumSet.of(ProfileSetting.DISCOUNTS, ProfileSetting.GROUPING))),
                List.of(new Effect(
                        ProfileSetting.DISCOUNTS,
                        new BigDecimal("60.000000"),
                        List.of("a", "b", "c", "d", "e", "f", "g"))),
                new BigDecimal("40.000000"));

        assertThat(printed(new Findings(DISCOUNTS, SCOPE, AT, 7, List.of(figure), List.of())))
                .contains("""
                tidewatch.discounts                           all            forever

                all, P30D, 2026-03-31                   tidewatch             stripe
                churnMrr                                        0                100
                  tidewatch.discounts                         +60  a, b, c, d, e and 2 more
                  together                                    +40  tidewatch.grouping + tidewatch.discounts
                """);
    }

    @Test
    void shouldShowTheFirstMovementsOfARuleWhenThereAreMany() {
        List<DecidedDifference> movements = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            StatedMovement movement = new StatedMovement(new MovementKey(AT, "USD"), MovementKind.NEW, 49_500_000);
            movements.add(new DecidedDifference(
                    "cus_" + i, new MovementDifference(null, movement), new Rule(List.of(DISCOUNTS))));
        }

        assertThat(printed(new Findings(DISCOUNTS, SCOPE, AT, 30, List.of(), movements)))
                .contains("""
                  cus_19                 -                                          2026-03-01T00:00:00Z NEW +49.5 USD
                  and 2 more, in all of 22 customers; --output json has them
                22 of 30 customers differ
                """);
    }

    private static String printed(Findings findings) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new FindingsTable(side("tidewatch"), side("stripe")).print(findings, out);
        out.flush();
        return text.toString();
    }

    private static Side side(String profile) {
        return new Side(
                profile, Settings.of(SettingLayers.of(null, Map.of(), Map.of()).profile("--profiles", profile)));
    }
}
