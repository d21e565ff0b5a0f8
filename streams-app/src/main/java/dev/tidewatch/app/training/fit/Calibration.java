package dev.tidewatch.app.training.fit;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;

/**
 * Platt's calibration: the log-odds are {@code shift + slope * sum}. The sums must be of rows that the weights were not fitted to, or they promise
 * too much. Source: J. Platt, Probabilistic outputs for support vector machines, 1999.
 */
record Calibration(double slope, double shift) {

    /** Keeps nothing small: there are two numbers for thousands of rows. */
    private static final double COST = 1_000;

    private static final int COLUMNS = 2;

    /** Returns the odds by which these outcomes are likeliest. */
    static Calibration of(double[] sums, boolean[] outcomes) {
        Feature[][] inputs = new Feature[sums.length][];
        for (int i = 0; i < sums.length; i++) {
            inputs[i] = new Feature[] {new FeatureNode(1, sums[i]), new FeatureNode(COLUMNS, 1)};
        }
        double[] coefficients = Logistic.fit(inputs, outcomes, COLUMNS, COST);
        return new Calibration(coefficients[0], coefficients[1]);
    }

    /** Returns the share that is lost of those with a sum, 0 to 1. */
    double share(double sum) {
        return 1 / (1 + StrictMath.exp(-(shift + slope * sum)));
    }
}
