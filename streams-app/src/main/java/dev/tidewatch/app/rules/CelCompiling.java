package dev.tidewatch.app.rules;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;

/**
 * Compiles conditions: CEL's own parser and checker say what a text means and that its types fit, and what they made of it becomes a
 * {@link Condition}, which decides in whole numbers. So the arithmetic of a rule is ours and exact, and no CEL runs with an event.
 */
final class CelCompiling {

    static final String ATTRIBUTES = "attributes";

    private static final int LONGEST = 2_000;

    private static final CelCompiler CEL = compiler();

    private CelCompiling() {}

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(
                                StandardFunction.LOGICAL_AND,
                                StandardFunction.LOGICAL_OR,
                                StandardFunction.LOGICAL_NOT,
                                StandardFunction.EQUALS,
                                StandardFunction.NOT_EQUALS,
                                StandardFunction.LESS,
                                StandardFunction.LESS_EQUALS,
                                StandardFunction.GREATER,
                                StandardFunction.GREATER_EQUALS,
                                StandardFunction.IN,
                                StandardFunction.INDEX)
                        .build())
                .setStandardMacros(CelStandardMacro.HAS)
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(LONGEST)
                        .build())
                .addVar(ATTRIBUTES, MapType.create(SimpleType.STRING, SimpleType.STRING))
                .setResultType(SimpleType.BOOL);
        for (Feature feature : Feature.values()) {
            builder.addVar(feature.dotted(), type(feature));
        }
        return builder.build();
    }

    private static CelType type(Feature feature) {
        return switch (feature.unit()) {
            case TRUTH -> SimpleType.BOOL;
            case COUNT, DAYS, HOURS, POINTS -> SimpleType.INT;
            case NUMBER, SHARE, MONEY -> SimpleType.DOUBLE;
        };
    }

    /** @throws BadCondition if it is none */
    static Condition compile(String text) throws BadCondition {
        CelAbstractSyntaxTree parsed = tree(CEL.parse(text));
        new NameCheck(parsed.getSource()).check(parsed.getExpr());
        return new CelTranslation(tree(CEL.check(parsed))).condition();
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) throws BadCondition {
        if (result.hasError()) {
            CelIssue first = result.getErrors().get(0);
            throw new BadCondition(at(first.getSourceLocation()) + first.getMessage());
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("without errors there is a tree", e);
        }
    }

    /** Returns where something stands, to be followed by what is wrong there. */
    static String at(CelSource source, long id) {
        Integer offset = source.getPositionsMap().get(id);
        return offset == null
                ? ""
                : source.getOffsetLocation(offset).map(CelCompiling::at).orElse("");
    }

    private static String at(CelSourceLocation place) {
        String line = place.getLine() > 1 ? "line " + place.getLine() + ", " : "";
        return place.getLine() < 1 ? "" : "at " + line + "character " + (place.getColumn() + 1) + ": ";
    }
}
