package dev.tidewatch.app.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.feature.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a condition of what CEL's checker has passed. Numbers are read off the text itself: no binary fraction stands between. */
final class CelTranslation {

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "_<_", Comparison.LESS,
            "_<=_", Comparison.AT_MOST,
            "_>_", Comparison.MORE,
            "_>=_", Comparison.AT_LEAST);

    private static final Pattern NUMBER = Pattern.compile("-?\\s*([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    private final CelAbstractSyntaxTree tree;
    private final String text;

    CelTranslation(CelAbstractSyntaxTree tree) {
        this.tree = tree;
        this.text = tree.getSource().getContent().toString();
    }

    Condition condition() throws BadCondition {
        return condition(tree.getExpr());
    }

    private Condition condition(CelExpr expression) throws BadCondition {
        Feature feature = feature(expression);
        if (feature != null) {
            return yes(feature);
        }
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant().booleanValue());
            case CALL -> call(expression);
            case SELECT -> named(expression);
            default -> throw bad(expression, "this is no condition that rules know");
        };
    }

    private static Condition yes(Feature feature) {
        return new Condition.Compared(feature, Comparison.MORE, 0);
    }

    private static Condition constant(boolean value) {
        return value ? new Condition.All(List.of()) : new Condition.Any(List.of());
    }

    private Condition call(CelExpr expression) throws BadCondition {
        String function = expression.call().function();
        List<CelExpr> arguments = expression.call().args();
        return switch (function) {
            case "_&&_" -> new Condition.All(conditions(arguments));
            case "_||_" -> new Condition.Any(conditions(arguments));
            case "!_" -> new Condition.Not(condition(arguments.get(0)));
            case "_==_" -> equal(expression, arguments.get(0), arguments.get(1));
            case "_!=_" -> new Condition.Not(equal(expression, arguments.get(0), arguments.get(1)));
            case "@in" -> oneOf(expression, arguments.get(0), arguments.get(1));
            default -> compared(expression, function, arguments.get(0), arguments.get(1));
        };
    }

    private List<Condition> conditions(List<CelExpr> expressions) throws BadCondition {
        List<Condition> conditions = new ArrayList<>();
        for (CelExpr expression : expressions) {
            conditions.add(condition(expression));
        }
        return conditions;
    }

    private Condition compared(CelExpr whole, String function, CelExpr left, CelExpr right) throws BadCondition {
        Comparison comparison = COMPARISONS.get(function);
        Feature first = number(feature(left));
        Feature second = number(feature(right));
        if (comparison != null && first != null && isNumber(right)) {
            return new Condition.Compared(first, comparison, micros(right));
        }
        if (comparison != null && second != null && isNumber(left)) {
            return new Condition.Compared(second, comparison.mirrored(), micros(left));
        }
        throw bad(whole, "a feature that is a number is compared with a number that stands there");
    }

    private Condition equal(CelExpr whole, CelExpr left, CelExpr right) throws BadCondition {
        if (isConstant(left) && !isConstant(right)) {
            return equal(whole, right, left);
        }
        Feature feature = number(feature(left));
        String attribute = attribute(left);
        if (feature != null && isNumber(right)) {
            return new Condition.Compared(feature, Comparison.EQUAL, micros(right));
        }
        if (attribute != null && isConstant(right)) {
            return new Condition.Attribute(attribute, right.constant().stringValue());
        }
        if (isConstant(right) && right.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
            Condition condition = condition(left);
            return right.constant().booleanValue() ? condition : new Condition.Not(condition);
        }
        throw bad(whole, "a feature or an attribute is compared with a value that stands there");
    }

    private Condition oneOf(CelExpr whole, CelExpr left, CelExpr right) throws BadCondition {
        if (right.getKind() != CelExpr.ExprKind.Kind.LIST) {
            throw bad(whole, "in needs a list, such as [\"gold\", \"silver\"]");
        }
        List<Condition> equals = new ArrayList<>();
        for (CelExpr element : right.list().elements()) {
            equals.add(equal(whole, left, element));
        }
        return new Condition.Any(equals);
    }

    /** {@code has(attributes.tier)}; the attribute itself is no condition. */
    private Condition named(CelExpr expression) throws BadCondition {
        if (!expression.select().testOnly()) {
            throw bad(expression, "an attribute is a text; compare it with one, such as attributes.tier == \"gold\"");
        }
        return new Condition.Named(expression.select().field());
    }

    private @Nullable Feature feature(CelExpr expression) {
        boolean isTest = expression.getKind() == CelExpr.ExprKind.Kind.SELECT
                && expression.select().testOnly();
        String name = isTest ? null : NameCheck.dotted(expression);
        return name == null ? null : Feature.named(name).orElse(null);
    }

    /** The name in {@code attributes.tier} or {@code attributes["tier"]}; null if the expression is neither. */
    private static @Nullable String attribute(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT
                && !expression.select().testOnly()) {
            return CelCompiling.ATTRIBUTES.equals(
                            NameCheck.dotted(expression.select().operand()))
                    ? expression.select().field()
                    : null;
        }
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL
                || !expression.call().function().equals("_[_]")) {
            return null;
        }
        CelExpr map = expression.call().args().get(0);
        CelExpr key = expression.call().args().get(1);
        return CelCompiling.ATTRIBUTES.equals(NameCheck.dotted(map)) && isConstant(key)
                ? key.constant().stringValue()
                : null;
    }

    /** Null stands for one that says yes or no. */
    private static @Nullable Feature number(@Nullable Feature feature) {
        return feature == null || feature.unit() == Unit.TRUTH ? null : feature;
    }

    private static boolean isConstant(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT;
    }

    private static boolean isNumber(CelExpr expression) {
        return isConstant(expression)
                && switch (expression.constant().getKind()) {
                    case INT64_VALUE, UINT64_VALUE, DOUBLE_VALUE -> true;
                    default -> false;
                };
    }

    private long micros(CelExpr constant) throws BadCondition {
        BigDecimal number = number(constant)
                .filter(written -> written.abs().compareTo(LARGEST) <= 0
                        && written.stripTrailingZeros().scale() <= Signal.DIGITS)
                .orElseThrow(() ->
                        bad(constant, "a number has at most 6 decimals, and lies between -1000000000 and 1000000000"));
        return number.movePointRight(Signal.DIGITS).longValueExact();
    }

    /** Reads a number off the text, where it may stand behind its sign. */
    private Optional<BigDecimal> number(CelExpr constant) {
        Integer offset = tree.getSource().getPositionsMap().get(constant.id());
        Matcher matcher = NUMBER.matcher(text);
        if (offset == null || !matcher.find(offset) || matcher.start() != offset) {
            return Optional.empty();
        }
        BigDecimal size = new BigDecimal(matcher.group(1));
        return Optional.of(isNegative(constant.constant()) ? size.negate() : size);
    }

    private static boolean isNegative(CelConstant number) {
        return switch (number.getKind()) {
            case INT64_VALUE -> number.int64Value() < 0;
            case DOUBLE_VALUE -> number.doubleValue() < 0;
            default -> false;
        };
    }

    private BadCondition bad(CelExpr expression, String sentence) {
        CelSource source = tree.getSource();
        return new BadCondition(CelCompiling.at(source, expression.id()) + sentence);
    }
}
