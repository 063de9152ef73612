package io.leadstone.spring;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.spring.LeadstoneProperties.Bootstrap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Creates the first API key, with all scopes, if the store never had one. */
record FirstApiKeyCreator(LeadManagement management, ManageApiKeys keys, Bootstrap settings)
        implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstApiKeyCreator.class);

    @Override
    public void afterSingletonsInstantiated() {
        CreateApiKeyCommand command = command();
        List<Violation> violations = management.violationsOf(command);
        if (!violations.isEmpty()) {
            throw wrong(violations.get(0).field(), violations.get(0).message());
        }
        if (!keys.isEmpty()) {
            return;
        }
        try {
            log(keys.create(command));
        } catch (InvalidCommandException alreadyExists) {
            LOG.debug("another node created the first API key", alreadyExists);
        }
    }

    private CreateApiKeyCommand command() {
        try {
            return CreateApiKeyCommand.first(
                    new CompanyId(Optional.ofNullable(settings.company()).orElse("")),
                    Optional.ofNullable(settings.apiKey()),
                    Optional.ofNullable(settings.apiSecret()));
        } catch (IllegalArgumentException badCompany) {
            throw wrong("company", String.valueOf(badCompany.getMessage()));
        }
    }

    private static LeadstoneStartException wrong(String field, String message) {
        String property = "leadstone.bootstrap."
                + switch (field) {
                    case "company" -> "company";
                    case "secret" -> "api-secret";
                    default -> "api-key";
                };
        return new LeadstoneStartException(property + " " + message, "Change the value of " + property + ".");
    }

    /** A generated secret is logged, because nobody can read it later. */
    private void log(NewApiKey created) {
        if (settings.apiSecret() == null) {
            LOG.warn(
                    "Leadstone created the first API key of company {}: X-API-Key: {} X-API-Secret: {}"
                            + " (the secret is shown only now)",
                    settings.company(),
                    created.key().id(),
                    created.secret());
        } else {
            LOG.info(
                    "Leadstone created the first API key {} of company {}",
                    created.key().id(),
                    settings.company());
        }
    }
}
