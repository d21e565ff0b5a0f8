package dev.tidewatch.app.settings;

import java.util.Optional;

/**
 * Says how the page shows customers.
 *
 * @param nameAttribute the attribute that holds a customer's name
 * @param emailAttribute the attribute that holds its e-mail address
 * @param customerLink an address elsewhere with {@code {id}} in place of the customer's id; empty for none
 */
public record PageSettings(String nameAttribute, String emailAttribute, Optional<String> customerLink) {}
