package dev.tidewatch.app.groups;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.app.explain.SegmentProfile;
import dev.tidewatch.avro.output.PublishedHistory;
import dev.tidewatch.domain.figure.Explanation;
import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Dimensions;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the groups of an attribute from what was published: each of its values is a segment, whether rows are published of it or not. */
public final class GroupReader {

    private final Asked asked;
    private final Set<String> attributes = new TreeSet<>();
    private final NavigableMap<String, Sums> groups = new TreeMap<>();
    private @Nullable SegmentProfile settings;
    private @Nullable Profile profile;
    private int day;

    /**
     * Says what is compared.
     *
     * @param attribute whose values name the groups
     * @param day the last one of the window; null for the newest that is over
     */
    public record Asked(
            String attribute,
            GroupFigure figure,
            Window window,
            @Nullable LocalDate day) {}

    private GroupReader(Asked asked) {
        this.asked = asked;
    }

    /**
     * Reads the groups.
     *
     * @throws UserError if the attribute does not make two groups
     */
    public static Groups of(Outputs outputs, Asked asked) {
        if (Dimensions.RESERVED.contains(asked.attribute)) {
            throw new UserError(asked.attribute
                    + " is no attribute: an experiment is named by one of the customer's own attributes");
        }
        return new GroupReader(asked).read(outputs);
    }

    private Groups read(Outputs outputs) {
        GroupRows rows = new GroupRows(asked.attribute, asked.window);
        outputs.rows(rows);
        PublishedRow all = rows.all(asked.day);
        LocalDate last = all.row().getDay();
        day = Math.toIntExact(last.toEpochDay());
        NavigableMap<String, PublishedRow> published = rows.of(last);
        List<Group> made;
        if (asked.figure == GroupFigure.TRIAL_CONVERSION) {
            made = published.entrySet().stream()
                    .map(row -> ofRow(row.getKey(), row.getValue().row()))
                    .toList();
            if (made.isEmpty()) {
                throw new UserError("no row of retention-metrics is of a value of " + asked.attribute
                        + ": trials are counted in rows only; name it in tidewatch.segment.attributes");
            }
        } else {
            outputs.customers(all.movements(), this::add);
            made = groups.entrySet().stream()
                    .map(group -> group.getValue().group(group.getKey(), published.get(group.getKey())))
                    .toList();
        }
        if (made.size() < 2) {
            throw new UserError(tooFew(made));
        }
        return new Groups(asked.attribute, asked.figure.words(), asked.window, last, made);
    }

    private String tooFew(List<Group> made) {
        if (!made.isEmpty()) {
            return asked.attribute + " has one value, " + made.get(0).name() + "; a comparison needs two";
        }
        return "no movement has a value of the attribute " + asked.attribute
                + (attributes.isEmpty() ? "; none has any" : "; there are " + String.join(", ", attributes));
    }

    private Group ofRow(String name, RetentionMetrics row) {
        return new Group(
                name,
                row.getTrialsEnded(),
                BigDecimal.valueOf(row.getTrialsConverted()),
                BigDecimal.valueOf(row.getTrialsEnded()),
                row.getTrialConversionRate(),
                row.getTrialConversionRate(),
                null);
    }

    private void add(CustomerMovements customer) {
        List<MrrMovement> holding = customer.holding();
        Set<String> values = new TreeSet<>();
        for (MrrMovement movement : holding) {
            for (MovementLine line : movement.getLines()) {
                attributes.addAll(line.getAttributes().keySet());
                values.add(line.getAttributes().getOrDefault(asked.attribute, ""));
            }
        }
        values.remove("");
        if (values.isEmpty()) {
            return;
        }
        Profile known = profile(holding);
        MrrHistory history = new PublishedHistory(known).of(holding);
        for (String value : values) {
            groups.computeIfAbsent(value, name -> new Sums(known, name)).add(customer.customerId(), history);
        }
    }

    private Profile profile(List<MrrMovement> holding) {
        if (settings == null || profile == null) {
            settings = new SegmentProfile(holding.get(0));
            profile = settings.of(new Segment(asked.attribute, ""));
        }
        holding.forEach(settings::check);
        return profile;
    }

    /** The figures of a group so far. */
    private final class Sums {

        private final Explanation explanation;
        private final List<MoneyShares.Share> shares = new ArrayList<>();
        private RetentionFigures sum;

        Sums(Profile profile, String value) {
            explanation = new Explanation(profile, new Segment(asked.attribute, value), asked.window, day);
            sum = explanation.nothing();
        }

        void add(String customerId, MrrHistory history) {
            RetentionFigures own = explanation.of(history).figures();
            sum = sum.plus(own);
            BigDecimal below = asked.figure.below().of(own);
            if (asked.figure == GroupFigure.NRR && below.signum() > 0) {
                shares.add(new MoneyShares.Share(
                        customerId, asked.figure.above().of(own).doubleValue(), below.doubleValue()));
            }
        }

        Group group(String name, @Nullable PublishedRow row) {
            return new Group(
                    name,
                    Figure.CUSTOMERS_START.of(sum).longValueExact(),
                    asked.figure.above().of(sum),
                    asked.figure.below().of(sum),
                    asked.figure.metric().of(sum),
                    row == null
                            ? null
                            : (BigDecimal) row.row().get(asked.figure.metric().field()),
                    asked.figure == GroupFigure.NRR ? MoneyShares.of(shares) : null);
        }
    }
}
