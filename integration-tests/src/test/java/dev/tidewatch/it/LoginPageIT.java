package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.HostAndPort;
import com.microsoft.playwright.Page;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.Login;
import dev.tidewatch.app.http.WebServer;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The form in a real browser, which decides itself what it sends with it. */
@NeedsProgram(Program.CHROMIUM)
@Timeout(120)
class LoginPageIT {

    private static final HostAndPort ANY_PORT = HostAndPort.fromParts("127.0.0.1", 0);
    private static final String TOKEN = "correct-horse-battery";

    private static InputStream style() {
        return Objects.requireNonNull(Login.class.getResourceAsStream("/dev/tidewatch/app/page/style.css"));
    }

    @Test
    void shouldLetABrowserInAndOut() {
        Access access = Access.of(ANY_PORT, Optional.of(TOKEN));
        try (WebServer server = WebServer.listen(ANY_PORT, access, routes -> {
                    new Login(access).addTo(routes);
                    routes.get(
                            "/assets/style.css",
                            request -> request.contentType("text/css").result(style()));
                    routes.get(
                            "/",
                            request ->
                                    request.html("<h1>In</h1><form method=post action=/logout><button>Out</button>"));
                });
                PageBrowser browser = new PageBrowser()) {
            Page page = browser.open(server.url() + "/", PageBrowser.Look.DESK);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth"))
                    .as("styled")
                    .isEqualTo("340px");
            PageBrowser.assertAccessible(page);
            page.fill("input[name=token]", TOKEN);
            page.click("button");

            page.waitForSelector("h1:text-is('In')");
            page.click("button");

            page.waitForSelector("input[name=token]");
            page.navigate(server.url() + "/");
            assertThat(page.url()).endsWith("/login");
        }
    }
}
