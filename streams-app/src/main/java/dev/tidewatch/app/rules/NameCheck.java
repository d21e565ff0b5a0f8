package dev.tidewatch.app.rules;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.domain.risk.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses names that are none of a feature before types are looked at: CEL takes the parts of a mistyped one for fields. */
final class NameCheck {

    private final CelSource source;

    NameCheck(CelSource source) {
        this.source = source;
    }

    void check(CelExpr expression) throws BadCondition {
        switch (expression.getKind()) {
            case IDENT, SELECT -> checkName(expression);
            case CALL -> {
                if (expression.call().target().isPresent()) {
                    throw new BadCondition(CelCompiling.at(source, expression.id()) + "."
                            + expression.call().function()
                            + "() is no function of rules; docs/rules.md lists what there is");
                }
                for (CelExpr argument : expression.call().args()) {
                    check(argument);
                }
            }
            case LIST -> {
                for (CelExpr element : expression.list().elements()) {
                    check(element);
                }
            }
            default -> {}
        }
    }

    private void checkName(CelExpr expression) throws BadCondition {
        String name = dotted(expression);
        if (name == null) {
            throw new BadCondition(CelCompiling.at(source, expression.id()) + "a feature or an attribute is expected");
        }
        boolean isAttribute = name.equals(CelCompiling.ATTRIBUTES) || name.startsWith(CelCompiling.ATTRIBUTES + ".");
        if (isAttribute) {
            return;
        }
        if (name.equals(Feature.SILENT_DAYS.dotted())) {
            throw new BadCondition(CelCompiling.at(source, expression.id()) + name
                    + " changes with each use, which judges nobody; use " + Feature.SILENT.dotted());
        }
        if (Feature.named(name).isEmpty()) {
            List<String> known = new ArrayList<>(Feature.names());
            known.add(CelCompiling.ATTRIBUTES);
            throw new BadCondition(CelCompiling.at(source, expression.id()) + name + " is unknown"
                    + NearestName.of(name, known)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; docs/alerts.md lists the features"));
        }
    }

    /** Returns the dotted name that an expression is; null if it is none. */
    static @Nullable String dotted(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> expression.ident().name();
            case SELECT -> {
                String operand = dotted(expression.select().operand());
                yield operand == null
                        ? null
                        : operand + "." + expression.select().field();
            }
            default -> null;
        };
    }
}
