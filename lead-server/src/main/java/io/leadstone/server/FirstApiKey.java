package io.leadstone.server;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.server.settings.BootstrapSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.util.Optional;

/** The first API key of a store. It has all scopes and belongs to the company of the settings. */
record FirstApiKey(BootstrapSettings settings) {

    /**
     * Creates the key if the store never had one.
     *
     * @return the key, or empty if the store has or had a key
     * @throws WrongSettingException if the id or the secret breaks a rule, even if no key is created
     */
    Optional<NewApiKey> createIn(LeadManagement management, ManageApiKeys keys) {
        CreateApiKeyCommand command =
                CreateApiKeyCommand.first(settings.company(), settings.apiKey(), settings.apiSecret());
        management.violationsOf(command).stream().findFirst().ifPresent(FirstApiKey::reject);
        if (!keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(keys.create(command));
        } catch (InvalidCommandException alreadyExists) {
            return Optional.empty(); // Another server created it at the same time.
        }
    }

    private static void reject(Violation violation) {
        Setting setting = violation.field().equals("secret") ? Setting.BOOTSTRAP_API_SECRET : Setting.BOOTSTRAP_API_KEY;
        throw new WrongSettingException(setting, violation.message());
    }
}
