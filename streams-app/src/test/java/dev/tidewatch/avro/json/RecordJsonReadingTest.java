package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.event.SubscriptionEvent;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonReadingTest {

    private static final String ITEM = "{'planId':'pro','unitAmount':'49.00','currency':'USD','quantity':1,"
            + "'interval':'MONTH','intervalCount':1,'usageType':'LICENSED'}";
    private static final String EVENT = "{'eventId':'e1','customerId':'cus_1','occurredAt':'2026-03-01T00:00:00Z',"
            + "'subscriptionId':'sub_1','type':'CREATED','status':'ACTIVE','items':[" + ITEM + "]}";

    @Test
    void shouldFillDefaultsWhenFieldsAreAbsent() {
        GenericRecord event = read(EVENT);

        assertThat(event.get("sequence")).isNull();
        assertThat(event.get("discounts"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
        assertThat(event.get("attributes"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'49.00'", "'49'", "49", "49.00", "4.9e1", "'4.9E+1'", "49.000000000000000000"})
    void shouldReadOneDecimalWhenWrittenAsStringOrNumber(String text) {
        GenericRecord event = read(EVENT.replace("'49.00'", text));

        assertThat(unitAmount(event)).isEqualTo(new BigInteger("4900000000000000"));
    }

    @Test
    void shouldReadEveryDigitWhenDecimalHasMoreThanPrecision() {
        String digits = "1234567890".repeat(4);

        GenericRecord event = read(EVENT.replace("49.00", digits));

        assertThat(unitAmount(event)).isEqualTo(new BigInteger(digits + "0".repeat(14)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'2026-03-01T00:00:00Z', 1772323200000",
                "'2026-03-01T01:00:00+01:00', 1772323200000",
                "'2026-03-01T00:00:00.123999Z', 1772323200123",
                "'1969-12-31T23:59:59.999999Z', -1",
                "1772323200000, 1772323200000",
                "1772323200000.9, 1772323200000",
                "-0.5, -1"
            })
    void shouldCutToMillisecondWhenInstantIsTextOrNumber(String text, long millis) {
        GenericRecord event = read(EVENT.replace("'2026-03-01T00:00:00Z'", text));

        assertThat(event.get("occurredAt")).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'eventId':'e1' | 'evntId':'e1' | evntId: unknown field of SubscriptionEvent; did you mean eventId?",
                "'planId' | 'xyzxyzxyz' | items[0].xyzxyzxyz: unknown field of SubscriptionItem; it has itemId, planId,",
                "'eventId':'e1', | \"\" | eventId: missing; expected a string",
                "'e1' | null | eventId: expected a string, not null",
                "'e1' | 7 | eventId: expected a string, not 7",
                "'e1' | '\\ud83d' | eventId: half a surrogate pair, which is no character",
                "'49.00' | true | items[0].unitAmount: expected a decimal such as \"49.00\", not true",
                "'49.00' | 'forty' | items[0].unitAmount: expected a decimal such as \"49.00\", not \"forty\"",
                "'49.00' | '٤٩' | items[0].unitAmount: expected a decimal such as \"49.00\", not \"٤٩\"",
                "'49.00' | 0.000000000000001 | items[0].unitAmount: 1E-15 is finer than the 14 decimal places",
                "'49.00' | 1e999999999 | items[0].unitAmount: 1E+999999999 has more than 1000 digits",
                "'quantity':1 | 'quantity':1.5 | items[0].quantity: expected a whole number of at most 64 bits, not 1.5",
                "'intervalCount':1 | 'intervalCount':3000000000 | items[0].intervalCount: expected a whole number of at",
                "'MONTH' | 'MONTHLY' | items[0].interval: expected one of UNKNOWN, DAY, WEEK, MONTH, YEAR, not \"MONTHLY\"",
                "'2026-03-01T00:00:00Z' | 'March' | occurredAt: expected an instant such as \"2026-03-01T00:00:00Z\" or",
                "'2026-03-01T00:00:00Z' | '2026-03-01' | occurredAt: expected an instant such as \"2026-03-01T00:00:00Z\"",
                "'items':[ | 'hasPaymentMethod':'yes','items':[ | hasPaymentMethod: expected true or false, not \"yes\"",
                "'items':[ | 'discounts':null,'items':[ | discounts: expected an array, each element an object (Discount)",
                "'items':[ | 'attributes':{'a b':1},'items':[ | attributes.a b: expected a string, not 1",
                "'items':[ | 'items':[[], | items[0]: expected an object (SubscriptionItem), not []"
            })
    void shouldNamePathAndRemedyWhenJsonDoesNotFit(String right, String wrong, String message) {
        String event = EVENT.replace(right, wrong);

        assertThatThrownBy(() -> read(event)).isInstanceOf(JsonMismatch.class).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a':1,'a':2} | not JSON at column 11: Duplicate",
                "{'a':1} {} | not JSON at column",
                "{'a':NaN} | not JSON at column",
                "\"\" | not JSON at column 0: No content"
            })
    void shouldRefuseWhenTextIsNotStrictJson(String text, String message) {
        assertThatThrownBy(() -> PlainJson.parse(quoted(text)))
                .isInstanceOf(JsonMismatch.class)
                .hasMessageStartingWith(message);
    }

    private static GenericRecord read(String event) {
        return RecordJson.read(PlainJson.parse(quoted(event)), SubscriptionEvent.getClassSchema());
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static BigInteger unitAmount(GenericRecord event) {
        GenericRecord item =
                (GenericRecord) ((Iterable<?>) event.get("items")).iterator().next();
        return new BigInteger(((ByteBuffer) item.get("unitAmount")).array());
    }
}
