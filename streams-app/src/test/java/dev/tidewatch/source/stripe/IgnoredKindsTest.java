package dev.tidewatch.source.stripe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.reference.References;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IgnoredKindsTest {

    static Set<String> types() {
        return IgnoredKinds.types();
    }

    /** A type that has a handler, too, would make records, and the table of docs/stripe.md would say that it makes none. */
    @ParameterizedTest
    @MethodSource("types")
    void shouldHaveNoHandlerForAnIgnoredType(String type) {
        StripeTranslator translator = new StripeTranslator(StripeRules.DEFAULT, References.NONE);

        assertThat(translator.translate(event(type), Instant.EPOCH, null))
                .isEqualTo(new Translation.Ignored(requireNonNull(IgnoredKinds.ofType(type))));
    }

    private static ObjectNode event(String type) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("object", "event")
                .put("id", "evt_1")
                .put("type", type)
                .put("created", 1)
                .put("livemode", true);
        event.putObject("data").putObject("object").put("id", "obj_1");
        return event;
    }
}
