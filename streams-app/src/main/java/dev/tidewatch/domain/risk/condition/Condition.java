package dev.tidewatch.domain.risk.condition;

import dev.tidewatch.domain.risk.feature.Count;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import java.util.List;
import java.util.Set;

/**
 * When a rule applies. It is decided in whole millionths, and in three values as CEL has it: what is unknown decides nothing, and where the
 * rest decides alone it does not matter.
 */
public sealed interface Condition {

    /** Decides; only what is needed for it is looked at. */
    Truth of(Sight sight);

    /** Adds the features because of which it stands as it does. */
    void reasons(Sight sight, Set<Feature> reasons);

    /** Adds every feature that it may look at. */
    void features(Set<Feature> features);

    /** Holds if all of the parts hold. */
    record All(List<Condition> parts) implements Condition {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth of(Sight sight) {
            return Parts.of(parts, Truth.FALSE, sight);
        }

        @Override
        public void reasons(Sight sight, Set<Feature> reasons) {
            Parts.reasons(parts, of(sight), sight, reasons);
        }

        @Override
        public void features(Set<Feature> features) {
            parts.forEach(part -> part.features(features));
        }
    }

    /** Holds if one of the parts does. */
    record Any(List<Condition> parts) implements Condition {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth of(Sight sight) {
            return Parts.of(parts, Truth.TRUE, sight);
        }

        @Override
        public void reasons(Sight sight, Set<Feature> reasons) {
            Parts.reasons(parts, of(sight), sight, reasons);
        }

        @Override
        public void features(Set<Feature> features) {
            parts.forEach(part -> part.features(features));
        }
    }

    /** Holds if the part fails. */
    record Not(Condition part) implements Condition {

        @Override
        public Truth of(Sight sight) {
            return part.of(sight).negated();
        }

        @Override
        public void reasons(Sight sight, Set<Feature> reasons) {
            part.reasons(sight, reasons);
        }

        @Override
        public void features(Set<Feature> features) {
            part.features(features);
        }
    }

    /** Compares a feature with a number; one that says yes or no is 1 or 0. */
    record Compared(Feature feature, Comparison comparison, long micros) implements Condition {

        @Override
        public Truth of(Sight sight) {
            Reading reading = sight.reading(feature);
            if (reading == null) {
                return Truth.UNKNOWN;
            }
            Count count = reading.count();
            sight.until(count == null ? reading.changesAt() : count.passes(micros));
            return Truth.of(comparison.holds(reading.micros(), micros));
        }

        @Override
        public void reasons(Sight sight, Set<Feature> reasons) {
            if (sight.reading(feature) != null) {
                reasons.add(feature);
            }
        }

        @Override
        public void features(Set<Feature> features) {
            features.add(feature);
        }
    }

    /** Compares an attribute of the customer with a text. */
    record Attribute(String name, String text) implements Condition {

        @Override
        public Truth of(Sight sight) {
            String value = sight.attribute(name);
            return value == null ? Truth.UNKNOWN : Truth.of(value.equals(text));
        }

        @Override
        public void reasons(Sight sight, Set<Feature> reasons) {}

        @Override
        public void features(Set<Feature> features) {}
    }

    /** Holds if the customer has an attribute of this name. */
    record Named(String name) implements Condition {

        @Override
        public Truth of(Sight sight) {
            return Truth.of(sight.attribute(name) != null);
        }

        @Override
        public void reasons(Sight sight, Set<Feature> reasons) {}

        @Override
        public void features(Set<Feature> features) {}
    }

    /** Several conditions, of which one may decide for all. */
    final class Parts {

        private Parts() {}

        /** @param decisive a part that stands so decides for all */
        static Truth of(List<Condition> parts, Truth decisive, Sight sight) {
            Truth rest = decisive.negated();
            for (Condition part : parts) {
                Truth truth = part.of(sight);
                if (truth == decisive) {
                    return decisive;
                }
                rest = truth == Truth.UNKNOWN ? Truth.UNKNOWN : rest;
            }
            return rest;
        }

        /** @param stands how all of them stand together: parts that stand so made it so */
        static void reasons(List<Condition> parts, Truth stands, Sight sight, Set<Feature> reasons) {
            for (Condition part : parts) {
                if (part.of(sight) == stands) {
                    part.reasons(sight, reasons);
                }
            }
        }
    }
}
