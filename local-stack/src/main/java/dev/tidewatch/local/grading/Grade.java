package dev.tidewatch.local.grading;

import java.util.Comparator;

/**
 * Says how well one signal tells who leaves.
 *
 * @param lessLeaves the smaller the value, the likelier the customer leaves
 * @param known judgements in which it was known
 * @param winsTwice of all pairs of one who leaves and one who stays, those that it has in the right order count 2, ties 1
 * @param pairs how many there are
 * @param topDecile the share that leaves of the tenth it ranks first
 */
public record Grade(String signal, boolean lessLeaves, int known, long winsTwice, long pairs, double topDecile) {

    /** Best first. */
    static final Comparator<Grade> ORDER =
            Comparator.comparingDouble(Grade::auc).reversed().thenComparing(Grade::signal);

    /** The chance that it ranks one who leaves above one who stays; 0.5 says nothing. */
    public double auc() {
        return winsTwice / (2.0 * pairs);
    }

    /** Exact; both are of the same judgements. */
    public boolean beats(Grade other) {
        if (pairs != other.pairs) {
            throw new IllegalArgumentException("only grades of the same judgements can be compared");
        }
        return winsTwice > other.winsTwice;
    }

    static Grade of(String signal, Ranking ranking, boolean lessLeaves) {
        return new Grade(
                signal,
                lessLeaves,
                ranking.known(),
                lessLeaves ? 2 * ranking.pairs() - ranking.winsTwice() : ranking.winsTwice(),
                ranking.pairs(),
                ranking.topDecile(lessLeaves));
    }
}
