package dev.tidewatch.domain.comparison;

import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.ProfileSetting;
import dev.tidewatch.domain.profile.VendorProfiles;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.terms.TermsTable;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant DAY_10 = day(10);
    private static final Instant END = day(60);

    private static final List<CustomerEvent> STAYS = events(active("stays", 0).build());
    private static final List<CustomerEvent> COUPON = events(
            active("coupon", 0).less(percentOff("40").repeating().until(END)).build());
    private static final List<CustomerEvent> CANCELS = events(
            active("cancels 1", 0).build(), active("cancels 2", 5).cancelAt(END).build());
    private static final List<CustomerEvent> BOTH = events(
            active("both 1", 0).less(percentOff("40").repeating().until(END)).build(),
            active("both 2", 5)
                    .less(percentOff("40").repeating().until(END))
                    .cancelAt(END)
                    .build());
    private static final List<CustomerEvent> PAST_DUE = events(
            active("past due 1", 0).build(),
            active("past due 2", 1).status(SubscriptionStatus.PAST_DUE).build());

    private final Comparison comparison = between(Profile.TIDEWATCH, VendorProfiles.STRIPE);

    @Test
    void shouldFindNothingWhenTheRulesDoNotMatter() {
        comparison.add("stays", STAYS);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.figures(ComparisonTest::named).differences()).isEmpty();
    }

    @Test
    void shouldNameTheOneSettingWhenItDecides() {
        comparison.add("cancels", CANCELS);
        comparison.add("coupon", COUPON);
        comparison.add("stays", STAYS);

        assertThat(comparison.differences())
                .extracting(
                        DecidedDifference::customerId,
                        difference -> difference.rule().toString())
                .containsExactly(
                        tuple("cancels", "tidewatch.churn.recognition"),
                        tuple("coupon", "tidewatch.discounts"),
                        tuple("coupon", "tidewatch.discounts"));
        MovementDifference moved = comparison.differences().get(0).difference();
        assertThat(moved.left()).isEqualTo(new StatedMovement(key(END), MovementKind.CHURN, -100_000_000));
        assertThat(moved.right()).isEqualTo(new StatedMovement(key(day(5)), MovementKind.CHURN, -100_000_000));
    }

    @Test
    void shouldNameTheSettingsTogetherWhenNoneDecidesAlone() {
        comparison.add("both", BOTH);

        assertThat(comparison.differences())
                .filteredOn(difference -> difference.rule().isTogether())
                .extracting(difference -> difference.rule().toString())
                .contains("tidewatch.discounts + tidewatch.churn.recognition");
        assertThat(comparison.differences())
                .filteredOn(difference -> !difference.rule().isTogether())
                .extracting(difference -> difference.rule().toString())
                .contains("tidewatch.discounts");
    }

    @Test
    void shouldNameEachSettingWhenEitherDecides() {
        Profile left = Profile.TIDEWATCH;
        Profile right = ProfileSetting.switched(
                VendorProfiles.STRIPE, left, Set.of(ProfileSetting.DISCOUNTS, ProfileSetting.GROUPING));
        Profile noPastDue =
                ProfileSetting.switched(right, Profiles.pastDueDoesNotCount(), Set.of(ProfileSetting.PASTDUE_COUNTS));
        Comparison either = between(left, noPastDue);

        either.add(
                "past due and cancelled",
                events(
                        active("1", 0).build(),
                        active("2", 5)
                                .status(SubscriptionStatus.PAST_DUE)
                                .cancelAt(END)
                                .build()));

        assertThat(either.differences())
                .extracting(difference -> difference.rule().toString())
                .contains("tidewatch.pastdue.counts or tidewatch.churn.recognition");
    }

    @Test
    void shouldLayAFigureToSettingsAndCustomers() {
        comparison.add("stays", STAYS);
        comparison.add("cancels", CANCELS);
        comparison.add("coupon", COUPON);
        comparison.add("past due", PAST_DUE);

        FigureDifference mrr = difference("mrr");
        assertThat(mrr.left()).isEqualByComparingTo("360");
        assertThat(mrr.right()).isEqualByComparingTo("300");
        assertThat(mrr.together()).isEqualByComparingTo("0");
        assertThat(mrr.rule()).hasToString("tidewatch.discounts + tidewatch.churn.recognition");
        assertThat(mrr.effects())
                .extracting(FigureDifference.Effect::setting)
                .containsExactly(ProfileSetting.DISCOUNTS, ProfileSetting.CHURN_RECOGNITION);
        assertThat(mrr.effects().get(0).becomes()).isEqualByComparingTo("400");
        assertThat(mrr.effects().get(0).customers()).containsExactly("coupon");
        assertThat(mrr.effects().get(1).becomes()).isEqualByComparingTo("260");
        assertThat(mrr.effects().get(1).customers()).containsExactly("cancels");
        assertThat(difference("quickRatio").effects().get(0).customers()).containsExactly("cancels");
    }

    @Test
    void shouldSayWhatIsLeftWhenSettingsActOnOneCustomer() {
        comparison.add("both", BOTH);
        comparison.add("stays", STAYS);

        FigureDifference churned = difference("churnMrr");

        assertThat(churned.left()).isEqualByComparingTo("0");
        assertThat(churned.right()).isEqualByComparingTo("100");
        assertThat(churned.effects())
                .extracting(FigureDifference.Effect::setting)
                .containsExactly(ProfileSetting.CHURN_RECOGNITION);
        assertThat(churned.effects().get(0).becomes()).isEqualByComparingTo("60");
        assertThat(churned.together()).isEqualByComparingTo("40");
        assertThat(churned.rule()).hasToString("tidewatch.discounts + tidewatch.churn.recognition");
    }

    private FigureDifference difference(String figure) {
        return comparison.figures(ComparisonTest::named).differences().stream()
                .filter(difference -> difference.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison between(Profile left, Profile right) {
        Scope scope = new Scope("all", Window.P30D, new BusinessDays(ZoneOffset.UTC).of(DAY_10));
        return new Comparison(
                new ProfilePair(left, right), scope, new Refold(day(90), day(90), Rates.NONE, new TermsTable()));
    }

    private static Map<String, @Nullable BigDecimal> named(RetentionFigures figures) {
        Map<String, @Nullable BigDecimal> named = new LinkedHashMap<>();
        named.put("mrr", BigDecimal.valueOf(figures.mrr(), 6));
        named.put("churnMrr", BigDecimal.valueOf(figures.inWindow(Measure.CHURN_MRR), 6));
        named.put("quickRatio", RatioFigure.QUICK_RATIO.of(figures));
        return named;
    }

    private static List<CustomerEvent> events(Snapshot... snapshots) {
        return Stream.of(snapshots).<CustomerEvent>map(SubscriptionChange::new).toList();
    }

    private static SnapshotBuilder active(String id, int day) {
        return aSnapshot(id).at(day(day)).on(monthly("100"));
    }

    private static MovementKey key(Instant at) {
        return new MovementKey(at, "USD");
    }

    private static Instant day(int after) {
        return NOON.plus(Duration.ofDays(after));
    }
}
