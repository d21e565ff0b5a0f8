package dev.tidewatch.source.csv.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.source.csv.table.CsvTable;
import dev.tidewatch.source.csv.table.Header;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan_oid,plan_name,plan_currency,plan_amount,plan_interval,plan_interval_count,customer_oid,customer_name,customer_email,subscription_oid,subscription_started_at,subscription_canceled_at | the form baremetrics",
                ",plan_oid,plan_name,plan_currency,plan_amount,plan_interval,plan_interval_count,customer_oid,customer_name,customer_email,subscription_oid,subscription_started_at,subscription_canceled_at,subscription_quantity | the form baremetrics",
                "External ID,Subscription external ID,Customer external ID,Plan external ID,Date,Effective Date,Event Type,Currency,Amount in Cents,Quantity,Report Cash Flow | the form chartmogul",
                "External ID,Subscription set external ID,Subscription external ID,Customer external ID,Plan external ID,Date,Effective date,Event type,Currency,Amount in cents,Quantity,Retracted event ID,Event order | the form chartmogul"
            })
    void shouldKnowAFormByItsColumns(String header, String form) throws IOException {
        assertThat(Forms.of(header(header)))
                .hasValueSatisfying(map -> assertThat(map.source()).isEqualTo(form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Invoice external ID,External ID,Subscription external ID,Type,Amount in cents,Plan,Service period start,Service period end,Quantity | invoice line items",
                "Customer external ID,Invoice external ID,Invoiced date,Due date,Currency | table of invoices",
                "Invoice external ID,External ID,Type,Result,Date | table of transactions",
                "Name,Interval count,Interval unit,Plan ID | give it as --plans",
                "Name,Email,Company,Country,State,City,Zip,External ID,Lead created at,Free trial started at,Attributes | list of customers"
            })
    void shouldSayWhyATableOfChartMogulMakesNoSubscription(String header, String why) throws IOException {
        assertThat(Forms.of(header(header))).isEmpty();
        assertThat(Forms.whyNot(header(header)))
                .hasValueSatisfying(text -> assertThat(text).contains(why));
    }

    @Test
    void shouldKnowNothingOfOtherColumns() throws IOException {
        assertThat(Forms.of(header("a,b"))).isEmpty();
        assertThat(Forms.whyNot(header("a,b"))).isEmpty();
    }

    private static Header header(String text) throws IOException {
        return new CsvTable(new StringReader(text + "\n"), ',').header();
    }
}
