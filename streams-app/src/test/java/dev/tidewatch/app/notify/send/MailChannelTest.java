package dev.tidewatch.app.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Secret;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startServer() {
        server.setUser("tidewatch", "right");
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void shouldReachEverybodyWhenTheServerTakesIt() throws Exception {
        // when
        Answer answer = send(List.of("ada@example.com", "bob@example.com"), "right");
        // then
        assertThat(answer).isEqualTo(Answer.TAKEN);
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("HIGH zoë: likely to leave");
        assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(mail.getMessageID()).endsWith("@tidewatch>");
        assertThat(mail.getContent().toString()).contains("AT_RISK RAISED");
    }

    @Test
    void shouldSendADayAsTextAndAsHtml() throws Exception {
        // given
        DayMessage day = new DayMessage(
                LocalDate.of(2026, 2, 28), NOW, "Tidewatch, 2026-02-28", "plain", "<p>rich</p>", List.of(), "{}");
        // when
        try (MailChannel channel = channel(server.getSmtp().getPort(), List.of("ada@example.com"), "right")) {
            assertThat(channel.send(day)).isEqualTo(Answer.TAKEN);
            assertThat(channel.send(day)).isEqualTo(Answer.TAKEN);
        }
        // then
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Tidewatch, 2026-02-28");
        MimeMultipart bodies = (MimeMultipart) mail.getContent();
        assertThat(bodies.getContentType()).startsWith("multipart/alternative");
        assertThat(bodies.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(bodies.getBodyPart(0).getContent().toString()).contains("plain");
        assertThat(bodies.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(bodies.getBodyPart(1).getContent().toString()).contains("<p>rich</p>");
        assertThat(server.getReceivedMessages()[1].getMessageID()).isEqualTo(mail.getMessageID());
    }

    @Test
    void shouldTryAgainWhenTheServerLetsNobodyIn() {
        assertThat(((Answer.NotNow) send(List.of("ada@example.com"), "wrong")).why())
                .startsWith("it refuses the user or the password: 535");
        int port = server.getSmtp().getPort();
        server.stop();
        assertThat(send(port, List.of("ada@example.com"), "right")).isEqualTo(Answer.notNow("nobody listens there"));
    }

    private Answer send(List<String> to, String password) {
        return send(server.getSmtp().getPort(), to, password);
    }

    private static Answer send(int port, List<String> to, String password) {
        try (MailChannel channel = channel(port, to, password)) {
            return channel.send(Notice.of(AnAlert.raised("zoë")));
        }
    }

    private static MailChannel channel(int port, List<String> to, String password) {
        Address.Mail mail = new Address.Mail(
                "127.0.0.1",
                port,
                Address.Security.NONE,
                Optional.of(new Address.Login("tidewatch", new Secret(password))),
                "tidewatch@example.com",
                to);
        return new MailChannel(mail, null, Duration.ofSeconds(5), InstantSource.fixed(NOW));
    }
}
