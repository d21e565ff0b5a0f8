package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.ControlDeserializer;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.testing.RandomRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesMappingTest {

    private static final int SEEDS = 300;

    @Test
    void shouldGiveBackTheRulesThatWereSent() {
        TrustedRecords.trust();
        List<Rule> rules = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            rules.addAll(RandomRules.from(seed));
        }
        Condition attributes = new Condition.All(
                List.of(new Condition.Named("tier"), new Condition.Not(new Condition.Attribute("tier", "gold"))));
        rules.add(new Rule("vip", "has(attributes.tier)", attributes, null, "Call.", "vip", null, null));

        Incoming incoming = new ControlDeserializer().deserialize("control", ControlMessage.rules(rules));

        assertThat(incoming).isEqualTo(new Incoming.RulesChange(rules));
    }
}
