package dev.tidewatch.domain.rfm;

import java.util.List;

/**
 * Names for scores.
 *
 * @param rules the first that fits names the segment
 * @param otherwise the name of what fits none
 */
public record RfmSegments(List<Rule> rules, String otherwise) {

    /** The usual ones; docs/formulas.md, "RFM". */
    public static final RfmSegments STANDARD = new RfmSegments(
            List.of(
                    new Rule("Champions", new Range(4, 5), new Range(4, 5), new Range(4, 5)),
                    new Rule("Loyal", new Range(3, 5), new Range(4, 5), Range.ANY),
                    new Rule("New", new Range(4, 5), new Range(1, 1), Range.ANY),
                    new Rule("Promising", new Range(4, 5), Range.ANY, Range.ANY),
                    new Rule("At risk", new Range(1, 2), new Range(3, 5), Range.ANY),
                    new Rule("Lost", new Range(1, 1), Range.ANY, Range.ANY)),
            "Needs attention");

    public RfmSegments {
        rules = List.copyOf(rules);
    }

    /** Scores from one to another. */
    public record Range(int from, int to) {

        static final Range ANY = new Range(1, Quintiles.MOST);

        boolean holds(int score) {
            return from <= score && score <= to;
        }
    }

    /** Says who is in a segment. */
    public record Rule(String name, Range recency, Range frequency, Range monetary) {

        boolean fits(Rfm rfm) {
            return recency.holds(rfm.recency()) && frequency.holds(rfm.frequency()) && monetary.holds(rfm.monetary());
        }
    }

    public String nameOf(Rfm rfm) {
        return rules.stream()
                .filter(rule -> rule.fits(rfm))
                .map(Rule::name)
                .findFirst()
                .orElse(otherwise);
    }
}
