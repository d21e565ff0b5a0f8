package dev.tidewatch.app.notify.plan;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Says how a destination is reached. */
public sealed interface Address {

    /** Returns the kind in one word, for a person. */
    String kind();

    /** The host, which is no secret; the rest of an address may be one. */
    String host();

    /** Something that takes a POST. */
    sealed interface Web extends Address {

        /** May hold a token: Slack's and Teams' do. */
        URI url();

        /** True if it may lie in a private network or on this machine. */
        boolean allowsPrivate();

        @Override
        default String host() {
            return String.valueOf(url().getHost());
        }
    }

    /** The body of a webhook. */
    enum Form {
        STANDARD,
        CLOUDEVENTS
    }

    /**
     * A program that takes webhooks.
     *
     * @param secrets all sign, so that one can be replaced by another; none for no signature
     */
    record Webhook(URI url, List<Secret> secrets, Form form, boolean allowsPrivate) implements Web {

        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public String toString() {
            return "webhook at " + host();
        }
    }

    /** An incoming webhook of Slack's. */
    record Slack(URI url, boolean allowsPrivate) implements Web {

        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public String toString() {
            return "slack at " + host();
        }
    }

    /** A workflow of Teams that takes cards. */
    record Teams(URI url, boolean allowsPrivate) implements Web {

        @Override
        public String kind() {
            return "teams";
        }

        @Override
        public String toString() {
            return "teams at " + host();
        }
    }

    /** Keeps a connection to a mail server from being read. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    record Login(String user, Secret password) {}

    record Mail(String host, int port, Security security, Optional<Login> login, String from, List<String> to)
            implements Address {

        @Override
        public String kind() {
            return "mail";
        }
    }
}
