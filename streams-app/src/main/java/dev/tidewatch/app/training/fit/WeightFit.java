package dev.tidewatch.app.training.fit;

import de.bwaldvogel.liblinear.FeatureNode;
import dev.tidewatch.app.training.rows.Row;
import dev.tidewatch.domain.risk.feature.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits weights to rows. The sum of the scorecard in use is one of the inputs, and costs next to nothing; what departs from it must be paid for. So
 * few customers leave the weights near those in use, in proportion, and many move each where it belongs.
 */
final class WeightFit {

    /** Its square is by how much cheaper a coefficient is whose input is larger by it. */
    private static final double CHEAP = 10;

    private static final int USED = 1;
    private static final int CONSTANT = 2;

    private final Start start;

    WeightFit(Start start) {
        this.start = start;
    }

    /** Returns the weights; one that goes against the sign of the card in use is 0, and the others are fitted without it. */
    Sum fit(List<Row> rows, double cost) {
        boolean[] isOut = new boolean[start.features().size()];
        List<Feature> against = new ArrayList<>();
        for (int i = 0; i < isOut.length; i++) {
            isOut[i] = start.weight(i) == 0;
        }
        while (true) {
            Sum sum = fit(rows, cost, isOut, against);
            int worst = mostAgainst(sum);
            if (worst < 0) {
                return sum;
            }
            isOut[worst] = true;
            against.add(start.features().get(worst));
        }
    }

    private Sum fit(List<Row> rows, double cost, boolean[] isOut, List<Feature> against) {
        int features = isOut.length;
        FeatureNode[][] inputs = new FeatureNode[rows.size()][];
        boolean[] outcomes = new boolean[rows.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = inputs(rows.get(i), isOut);
            outcomes[i] = rows.get(i).lost();
        }
        double[] fitted = Logistic.fit(inputs, outcomes, CONSTANT + 2 * features, cost);
        double ofUsed = CHEAP * fitted[USED - 1];
        double[] weights = new double[features];
        double[] unknown = new double[features];
        for (int i = 0; i < features; i++) {
            if (!isOut[i]) {
                weights[i] = ofUsed * start.weight(i) + fitted[ofShare(i) - 1];
                unknown[i] = ofUsed * start.unknown(i) + fitted[ofShare(i)];
            }
        }
        return new Sum(start, CHEAP * fitted[CONSTANT - 1], weights, unknown, List.copyOf(against));
    }

    private FeatureNode[] inputs(Row row, boolean[] isOut) {
        List<FeatureNode> inputs = new ArrayList<>();
        double used = 0;
        for (int i = 0; i < isOut.length; i++) {
            if (!isOut[i]) {
                boolean isUnknown = row.values()[i] == Row.UNKNOWN;
                double share = start.share(row, i);
                used += isUnknown ? start.unknown(i) : start.weight(i) * share;
                if (isUnknown) {
                    inputs.add(new FeatureNode(ofShare(i) + 1, 1));
                } else if (share != 0) {
                    inputs.add(new FeatureNode(ofShare(i), share));
                }
            }
        }
        inputs.add(0, new FeatureNode(USED, CHEAP * used));
        inputs.add(1, new FeatureNode(CONSTANT, CHEAP));
        return inputs.toArray(new FeatureNode[0]);
    }

    /** Returns the column of a feature's share; whether it is unknown is in the next one. */
    private static int ofShare(int feature) {
        return CONSTANT + 1 + 2 * feature;
    }

    /** Returns the feature whose weight goes farthest against its sign; -1 if none does. */
    private int mostAgainst(Sum sum) {
        int worst = -1;
        double farthest = 0;
        for (int i = 0; i < sum.weights().length; i++) {
            double along = sum.weights()[i] * Math.signum(start.weight(i));
            if (along < farthest) {
                farthest = along;
                worst = i;
            }
        }
        return worst;
    }
}
