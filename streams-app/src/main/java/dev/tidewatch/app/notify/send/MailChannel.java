package dev.tidewatch.app.notify.send;

import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.notify.message.MailText;
import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail to all who are to be told, over a connection of its own. */
final class MailChannel implements Channel {

    private final Address.Mail mail;
    private final @Nullable URI page;
    private final Session session;
    private final InstantSource clock;

    MailChannel(Address.Mail mail, @Nullable URI page, Duration timeout, InstantSource clock) {
        this.mail = mail;
        this.page = page;
        this.clock = clock;
        this.session = session(mail, timeout);
    }

    @Override
    public Answer send(Notice notice) {
        return send(() -> {
            MailText text = MailText.of(notice, page);
            MimeMessage message = message(text.messageId(), text.subject());
            message.setText(text.body(), StandardCharsets.UTF_8.name());
            return message;
        });
    }

    /** Sends two bodies, of which a mail program shows the last one that it can. */
    @Override
    public Answer send(DayMessage day) {
        return send(() -> {
            MimeMessage message = message(MailText.messageId(day), day.title());
            MimeBodyPart text = new MimeBodyPart();
            text.setText(day.text(), StandardCharsets.UTF_8.name());
            MimeBodyPart html = new MimeBodyPart();
            html.setText(day.html(), StandardCharsets.UTF_8.name(), "html");
            message.setContent(new MimeMultipart("alternative", text, html));
            return message;
        });
    }

    /** Makes a mail. */
    private interface Maker {

        MimeMessage make() throws MessagingException;
    }

    private static Answer send(Maker mail) {
        try {
            Transport.send(mail.make());
            return Answer.TAKEN;
        } catch (MessagingException e) {
            return MailAnswers.of(e);
        }
    }

    @Override
    public void close() {}

    private MimeMessage message(String messageId, String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress(mail.from()));
        for (String to : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setSentDate(Date.from(clock.instant()));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        return message;
    }

    private static Session session(Address.Mail mail, Duration timeout) {
        String prefix = "mail.smtp.";
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "host", mail.host());
        properties.put(prefix + "port", Integer.toString(mail.port()));
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        switch (mail.security()) {
            case STARTTLS -> {
                properties.put(prefix + "starttls.enable", "true");
                properties.put(prefix + "starttls.required", "true");
                properties.put(prefix + "ssl.checkserveridentity", "true");
            }
            case TLS -> {
                properties.put(prefix + "ssl.enable", "true");
                properties.put(prefix + "ssl.checkserveridentity", "true");
            }
            case NONE -> {}
        }
        properties.put(prefix + "auth", Boolean.toString(mail.login().isPresent()));
        return Session.getInstance(
                properties, mail.login().map(MailChannel::authenticator).orElse(null));
    }

    private static Authenticator authenticator(Address.Login login) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user(), login.password().value());
            }
        };
    }
}
