package dev.tidewatch.app.notify.send;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says what a failure to send a mail means for the next attempt. */
final class MailAnswers {

    private static final int PERMANENT = 500;

    private MailAnswers() {}

    /** A server that refuses for good answers with 5xx; a refused login may be mended, and is tried again. */
    static Answer of(MessagingException failure) {
        Throwable worst = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            worst = code(cause) > code(worst) ? cause : worst;
        }
        String why = code(worst) == 0 ? said(failure) : "it refuses the mail" + Failures.detail(worst);
        return code(worst) >= PERMANENT ? new Answer.Never(why) : Answer.notNow(why);
    }

    private static String said(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "it refuses the user or the password" + Failures.detail(failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Failures.said(cause);
            }
        }
        return failure instanceof MailConnectException
                ? "nobody listens there"
                : "it does not take the mail" + Failures.detail(failure);
    }

    /** The server's; 0 if the failure has none. */
    private static int code(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }
}
