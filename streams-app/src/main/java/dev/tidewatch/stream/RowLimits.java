package dev.tidewatch.stream;

/**
 * What keeps rows from being too many.
 *
 * @param valuesOfADimension so many values of a dimension have rows
 * @param rowsAtOnce after so many the rest waits for the next step; live there are ten steps a second
 */
public record RowLimits(int valuesOfADimension, int rowsAtOnce) {

    /** The defaults. */
    public static final RowLimits STANDARD = new RowLimits(1_000, 5_000);

    RowLimits withoutSteps() {
        return new RowLimits(valuesOfADimension, Integer.MAX_VALUE);
    }
}
