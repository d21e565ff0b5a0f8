package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.AlertFormats;
import dev.tidewatch.app.settings.format.Formats;
import dev.tidewatch.app.settings.format.HttpFormats;

/** Names the settings of what is answered over HTTP: who may ask, the API's CSV and the page. */
public final class HttpKeys {

    public static final String BIND = Keys.PREFIX + "http.bind";
    public static final String LOCAL_ONLY = Keys.PREFIX + "http.local.only";
    public static final String TOKEN = Keys.PREFIX + "http.token";
    public static final String SESSION = Keys.PREFIX + "http.session.lifetime";
    public static final String ADVERTISED = Keys.PREFIX + "http.advertised";
    public static final String ORIGINS = Keys.PREFIX + "http.cors.origins";
    public static final String CSV_RAW = Keys.PREFIX + "csv.raw";
    public static final String PAGE_NAME = Keys.PREFIX + "page.name.attribute";
    public static final String PAGE_EMAIL = Keys.PREFIX + "page.email.attribute";
    public static final String PAGE_LINK = Keys.PREFIX + "page.customer.link";

    private HttpKeys() {}

    static void define(Definition keys) {
        keys.text(BIND, "", HttpFormats.BIND, """
                run answers HTTP at this address; without one it answers nowhere. It speaks no TLS: bind it to the machine itself \
                (127.0.0.1), or to a network of your own behind a proxy that does.""");
        keys.flag(LOCAL_ONLY, """
                If it is true, something outside run lets only this machine reach tidewatch.http.bind, as a container engine does that \
                publishes the port on 127.0.0.1. Then run needs no token for an address such as 0.0.0.0, and answers only those who ask for \
                localhost.""");
        keys.text(TOKEN, "", HttpFormats.TOKEN, """
                Whoever asks over HTTP must show this token. Without one only this machine is answered, and run does not start with a \
                tidewatch.http.bind that others can reach. It is safer in the environment than on a command line.""");
        keys.text(SESSION, "30d", Formats.POSITIVE_DURATION, """
                A browser that has shown the token may stay for this long before it must show it again. Another token ends every session.""");
        keys.text(ADVERTISED, "", HttpFormats.BIND, """
                Other instances reach this one's HTTP at this address; each answers for the customers it works on. Without one this instance \
                is the only one. All need the same tidewatch.http.token.""");
        keys.text(ORIGINS, "", HttpFormats.ORIGINS, """
                Pages of these sites may read the API from a browser, with the token and not with a login; without any, only the page that \
                run itself serves may.""");
        keys.flag(CSV_RAW, """
                If it is true, text in CSV (tail, the API) stays as it is. A spreadsheet runs a cell that begins with = + - @, a tab or a \
                line end as a formula; unless this is true, an apostrophe is put before it. Numbers never get one.""");
        definePage(keys);
    }

    private static void definePage(Definition keys) {
        keys.text(PAGE_NAME, "name", AlertFormats.attribute("name"), """
                This attribute of a customer holds its name, which the page shows beside the id.""");
        keys.text(PAGE_EMAIL, "email", AlertFormats.attribute("email"), """
                This attribute of a customer holds its e-mail address, which the page shows.""");
        keys.text(PAGE_LINK, "", HttpFormats.CUSTOMER_LINK, """
                The page links each customer to this address, with its id in place of {id}. Stripe's is \
                https://dashboard.stripe.com/customers/{id}; without an address there is no link.""");
    }
}
