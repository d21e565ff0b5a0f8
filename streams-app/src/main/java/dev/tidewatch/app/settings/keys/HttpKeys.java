package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FREE;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.settings.format.AlertFormats;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.app.settings.format.HttpFormats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Names the settings of what is answered over HTTP: who may ask, the API's CSV and the page. */
public final class HttpKeys {

    static final Theme THEME = new Theme();

    public static final Key<Optional<HostAndPort>> BIND = THEME.text("http.bind", "", HttpFormats.BIND, FREE, """
                run answers HTTP at this address; without one it answers nowhere. It speaks no TLS: bind it to the machine itself \
                (127.0.0.1), or to a network of your own behind a proxy that does.""");

    public static final Key<Boolean> LOCAL_ONLY = THEME.flag("http.local.only", false, FREE, """
                If it is true, something outside run lets only this machine reach tidewatch.http.bind, as a container engine does that \
                publishes the port on 127.0.0.1. Then run needs no token for an address such as 0.0.0.0, and answers only those who ask for \
                localhost.""");

    public static final Key<Optional<String>> TOKEN = THEME.text("http.token", "", HttpFormats.TOKEN, FREE, """
                Whoever asks over HTTP must show this token. Without one only this machine is answered, and run does not start with a \
                tidewatch.http.bind that others can reach. It is safer in the environment than on a command line.""");

    public static final Key<Duration> SESSION =
            THEME.text("http.session.lifetime", "30d", Formats.POSITIVE_DURATION, FREE, """
                A browser that has shown the token may stay for this long before it must show it again. Another token ends every session.""");

    public static final Key<Optional<HostAndPort>> ADVERTISED =
            THEME.text("http.advertised", "", HttpFormats.BIND, FREE, """
                Other instances reach this one's HTTP at this address; each answers for the customers it works on. Without one this instance \
                is the only one. All need the same tidewatch.http.token.""");

    public static final Key<List<String>> ORIGINS = THEME.text("http.cors.origins", "", HttpFormats.ORIGINS, FREE, """
                Pages of these sites may read the API from a browser, with the token and not with a login; without any, only the page that \
                run itself serves may.""");

    public static final Key<Boolean> CSV_RAW = THEME.flag("csv.raw", false, FREE, """
                If it is true, text in CSV (tail, the API) stays as it is. A spreadsheet runs a cell that begins with = + - @, a tab or a \
                line end as a formula; unless this is true, an apostrophe is put before it. Numbers never get one.""");

    public static final Key<String> PAGE_NAME =
            THEME.text("page.name.attribute", "name", AlertFormats.attribute("name"), FREE, """
                This attribute of a customer holds its name, which the page shows beside the id.""");

    public static final Key<String> PAGE_EMAIL =
            THEME.text("page.email.attribute", "email", AlertFormats.attribute("email"), FREE, """
                This attribute of a customer holds its e-mail address, which the page shows.""");

    public static final Key<Optional<String>> PAGE_LINK =
            THEME.text("page.customer.link", "", HttpFormats.CUSTOMER_LINK, FREE, """
                The page links each customer to this address, with its id in place of {id}. Stripe's is \
                https://dashboard.stripe.com/customers/{id}; without an address there is no link.""");

    private HttpKeys() {}
}
