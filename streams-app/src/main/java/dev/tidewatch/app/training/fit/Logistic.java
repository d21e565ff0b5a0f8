package dev.tidewatch.app.training.fit;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/**
 * A logistic regression that keeps its coefficients small: liblinear's L2R_LR, a trust region Newton method, which draws no random numbers.
 * It minimizes {@code sum of squares / 2 + cost * log loss of all rows}.
 */
final class Logistic {

    /** The fit ends at this share of the gradient at the start: weights are published with three decimals. */
    private static final double PRECISION = 1e-6;

    private Logistic() {}

    /**
     * Returns a coefficient for each column.
     *
     * @param inputs of each row, by ascending column, from 1 on
     * @param outcomes true and false among them
     */
    static double[] fit(Feature[][] inputs, boolean[] outcomes, int columns, double cost) {
        Problem problem = new Problem();
        problem.l = inputs.length;
        problem.n = columns;
        problem.x = inputs;
        problem.y = new double[outcomes.length];
        for (int i = 0; i < outcomes.length; i++) {
            problem.y[i] = outcomes[i] ? 1 : -1;
        }
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, PRECISION));
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] coefficients = new double[columns];
        for (int i = 0; i < columns; i++) {
            coefficients[i] = sign * model.getFeatureWeights()[i];
        }
        return coefficients;
    }
}
