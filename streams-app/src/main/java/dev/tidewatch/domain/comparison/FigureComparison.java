package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.comparison.FigureDifference.Effect;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.ProfileSetting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares each figure under the two profiles and lays the difference to settings and customers. */
public final class FigureComparison {

    private final Comparison comparison;
    private final Naming naming;
    private final Map<Set<ProfileSetting>, Map<String, @Nullable BigDecimal>> variants = new HashMap<>();
    private final Map<String, @Nullable BigDecimal> left;
    private final Map<String, @Nullable BigDecimal> right;

    FigureComparison(Comparison comparison, Naming naming) {
        this.comparison = comparison;
        this.naming = naming;
        comparison.variants().forEach(variant -> variants.put(variant, figures(comparison.sum(variant))));
        this.left = variant(Set.of());
        this.right = variant(comparison.settings());
    }

    /** Gives figures the names they are published under, in their order. */
    public interface Naming {

        Map<String, @Nullable BigDecimal> of(RetentionFigures figures);
    }

    public Map<String, @Nullable BigDecimal> left() {
        return left;
    }

    public Map<String, @Nullable BigDecimal> right() {
        return right;
    }

    /** Returns the differences in the order of the naming. */
    public List<FigureDifference> differences() {
        SortedMap<ProfileSetting, Switched> switched = new TreeMap<>();
        comparison.settings().forEach(setting -> switched.put(setting, new Switched(setting)));
        List<FigureDifference> differences = new ArrayList<>();
        for (String figure : left.keySet()) {
            if (!Amounts.same(left.get(figure), right.get(figure))) {
                differences.add(difference(figure, switched));
            }
        }
        return differences;
    }

    private FigureDifference difference(String figure, SortedMap<ProfileSetting, Switched> switched) {
        List<Effect> effects = new ArrayList<>();
        switched.forEach((setting, variant) -> {
            BigDecimal becomes = variant.all.get(figure);
            if (!Amounts.same(becomes, left.get(figure))) {
                effects.add(new Effect(setting, becomes, variant.customersBehind(figure)));
            }
        });
        Rule rule = Rule.fewest(
                comparison.variants(), choice -> Amounts.same(variant(choice).get(figure), right.get(figure)));
        return new FigureDifference(
                figure, left.get(figure), right.get(figure), rule, effects, together(figure, effects));
    }

    private Map<String, @Nullable BigDecimal> variant(Set<ProfileSetting> switched) {
        return variants.getOrDefault(switched, Map.of());
    }

    private @Nullable BigDecimal together(String figure, List<Effect> effects) {
        BigDecimal from = left.get(figure);
        BigDecimal rest = right.get(figure);
        if (from == null || rest == null) {
            return null;
        }
        rest = rest.subtract(from);
        for (Effect effect : effects) {
            BigDecimal becomes = effect.becomes();
            if (becomes == null) {
                return null;
            }
            rest = rest.subtract(becomes.subtract(from));
        }
        return rest;
    }

    private Map<String, @Nullable BigDecimal> figures(Part part) {
        return naming.of(comparison.figures(part));
    }

    /** The left profile with one setting switched. */
    private final class Switched {

        private final Map<String, @Nullable BigDecimal> all;
        private final Map<String, List<String>> customersByFigure = new HashMap<>();

        Switched(ProfileSetting setting) {
            Set<ProfileSetting> variant = Set.of(setting);
            Part sum = comparison.sum(variant);
            all = variant(variant);
            comparison.partsOfDiffering().forEach((customer, parts) -> {
                Part was = parts.getOrDefault(Set.of(), Part.NONE);
                Part is = parts.getOrDefault(variant, Part.NONE);
                if (!was.equals(is)) {
                    credit(customer, figures(sum.minus(is).plus(was)));
                }
            });
        }

        /** With each figure that is another if the switch leaves this customer out. */
        private void credit(String customer, Map<String, @Nullable BigDecimal> without) {
            all.forEach((figure, value) -> {
                if (!Amounts.same(value, without.get(figure))) {
                    customersByFigure
                            .computeIfAbsent(figure, key -> new ArrayList<>())
                            .add(customer);
                }
            });
        }

        List<String> customersBehind(String figure) {
            return customersByFigure.getOrDefault(figure, List.of());
        }
    }
}
