package io.leadstone.server;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.server.settings.BootstrapSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.util.EnumSet;
import java.util.Optional;

/** The key that an installation begins with: all scopes, for the company of the settings, made where there never was a key. */
record FirstApiKey(BootstrapSettings settings) {

    /** The key, where one was made; {@link WrongSettingException} where its settings break rules, also when they are not needed. */
    Optional<NewApiKey> makeIn(LeadManagement management, ManageApiKeys keys) {
        CreateApiKeyCommand command = new CreateApiKeyCommand(
                settings.company(),
                "first key",
                EnumSet.allOf(Scope.class),
                Role.MEMBER,
                settings.apiKey(),
                settings.apiSecret());
        management.violationsOf(command).stream().findFirst().ifPresent(FirstApiKey::refuse);
        if (!keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(keys.create(command));
        } catch (InvalidCommandException taken) {
            return Optional.empty(); // another server of this store was quicker
        }
    }

    private static void refuse(Violation violation) {
        Setting wrong = violation.field().equals("secret") ? Setting.BOOTSTRAP_API_SECRET : Setting.BOOTSTRAP_API_KEY;
        throw new WrongSettingException(wrong, violation.message());
    }
}
