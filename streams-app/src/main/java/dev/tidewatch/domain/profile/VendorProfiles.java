package dev.tidewatch.domain.profile;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Holds what vendors document of their defaults, in our settings; where a vendor says nothing, ours. docs/profiles.md has the source of
 * each value and what differs all the same.
 */
public final class VendorProfiles {

    /** Past due counts until it is cancelled: the longest duration a setting takes. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** Nothing but what happens at one instant. */
    private static final Duration INSTANT = Duration.ofMillis(1);

    /** What ProfitWell advises; the real one is the account's. */
    private static final Duration DUNNING = Duration.ofDays(15);

    public static final Profile CHARTMOGUL = profile(draft -> draft.delinquency = NEVER);

    public static final Profile STRIPE = profile(draft -> {
        draft.grouping = INSTANT;
        draft.delinquency = NEVER;
        draft.discounts = DiscountPolicy.FOREVER;
        draft.discountTiming = DiscountTiming.STATED;
        draft.churnRecognition = ChurnRecognition.REQUESTED;
    });

    public static final Profile BAREMETRICS = profile(draft -> draft.grouping = Duration.ofDays(1));

    public static final Profile PROFITWELL = profile(draft -> {
        draft.delinquency = DUNNING;
        draft.discountTiming = DiscountTiming.STATED;
    });

    private VendorProfiles() {}

    private static Profile profile(Consumer<ProfileDraft> changes) {
        ProfileDraft draft = new ProfileDraft(Profile.TIDEWATCH);
        changes.accept(draft);
        return draft.profile();
    }
}
