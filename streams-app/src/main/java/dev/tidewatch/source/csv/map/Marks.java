package dev.tidewatch.source.csv.map;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Says which marks the amounts of a column are written with.
 *
 * @param decimal point or comma
 * @param groups that there is a mark between groups of three digits, the other one
 * @param inDoubt an amount that both marks could be meant in; empty for none
 */
record Marks(char decimal, boolean groups, String inDoubt) {

    /** {@code 1.200}: twelve hundred, or one and a fifth. */
    private static final Pattern EITHER = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static final Pattern GROUPS =
            Pattern.compile("[1-9][0-9]{0,2}(?:[.][0-9]{3}){2,}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}");

    static Marks of(List<String> amounts) {
        boolean points = amounts.stream().anyMatch(amount -> amount.indexOf('.') >= 0);
        boolean commas = amounts.stream().anyMatch(amount -> amount.indexOf(',') >= 0);
        if (points && commas) {
            boolean commaLast = amounts.stream().anyMatch(amount -> amount.lastIndexOf(',') > amount.lastIndexOf('.'));
            return new Marks(commaLast ? ',' : '.', true, "");
        }
        char mark = commas ? ',' : '.';
        List<String> marked =
                amounts.stream().filter(amount -> amount.indexOf(mark) >= 0).toList();
        if (marked.stream().anyMatch(amount -> GROUPS.matcher(amount).matches())) {
            return new Marks(other(mark), true, "");
        }
        boolean either = !marked.isEmpty()
                && marked.stream().allMatch(amount -> EITHER.matcher(amount).matches());
        return new Marks(mark, false, either ? marked.get(0) : "");
    }

    static char other(char mark) {
        return mark == ',' ? '.' : ',';
    }

    /** As a map writes it. */
    static String name(char mark) {
        return mark == ',' ? "comma" : "point";
    }
}
