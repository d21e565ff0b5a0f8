package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.profile.ProfileSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds customers up under both profiles and under all that lies between them: the left one with some settings switched. */
public final class Comparison {

    private final ProfilePair pair;
    private final Scope scope;
    private final Refold refold;
    private final List<Set<ProfileSetting>> variants;
    private final Map<Set<ProfileSetting>, Part> sums = new HashMap<>();
    private final SortedMap<String, Map<Set<ProfileSetting>, Part>> partsOfDiffering = new TreeMap<>();
    private final List<DecidedDifference> differences = new ArrayList<>();

    public Comparison(ProfilePair pair, Scope scope, Refold refold) {
        this.pair = pair;
        this.scope = scope;
        this.refold = refold;
        this.variants = pair.choices();
        variants.forEach(variant -> sums.put(variant, Part.NONE));
    }

    /** Holds what the two profiles make of a customer. */
    public record Both(SortedMap<MovementKey, StatedMovement> left, SortedMap<MovementKey, StatedMovement> right) {}

    /** Takes a customer in; its events in order of arrival. */
    public Both add(String customerId, List<CustomerEvent> arrivals) {
        CustomerVariants customer = new CustomerVariants(pair, refold, customerId, arrivals);
        Map<Set<ProfileSetting>, Part> parts = new LinkedHashMap<>();
        for (Set<ProfileSetting> variant : variants) {
            Part part = Part.of(customer.movements(variant), pair.switched(variant), scope);
            parts.put(variant, part);
            sums.merge(variant, part, Part::plus);
        }
        List<MovementDifference> found = customer.differences();
        for (MovementDifference difference : found) {
            differences.add(new DecidedDifference(customerId, difference, customer.ruleOf(difference)));
        }
        if (parts.values().stream().distinct().count() > 1) {
            partsOfDiffering.put(customerId, parts);
        }
        return new Both(customer.stated(Set.of()), customer.stated(pair.differing()));
    }

    /** Returns the differences in the order the customers were taken in, those of each customer in order of key. */
    public List<DecidedDifference> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** The figures of the scope, and what moves each from the one profile to the other. */
    public FigureComparison figures(FigureComparison.Naming naming) {
        return new FigureComparison(this, naming);
    }

    Set<ProfileSetting> settings() {
        return pair.differing();
    }

    List<Set<ProfileSetting>> variants() {
        return variants;
    }

    RetentionFigures figures(Part part) {
        return part.figures(scope, refold.rates());
    }

    Part sum(Set<ProfileSetting> variant) {
        return sums.getOrDefault(variant, Part.NONE);
    }

    /** Customers to whom a setting makes a difference, with their parts. */
    SortedMap<String, Map<Set<ProfileSetting>, Part>> partsOfDiffering() {
        return partsOfDiffering;
    }
}
