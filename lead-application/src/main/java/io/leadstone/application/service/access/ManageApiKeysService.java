package io.leadstone.application.service.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Implements {@link ManageApiKeys}. It generates a missing id or secret, and stores only the hash of the secret. */
public record ManageApiKeysService(
        CommandCheck check, ChangeContexts contexts, LazyPort<ApiKeyRepository> keys, SecureRandom random)
        implements ManageApiKeys {

    private static final int ID_BYTES = 12;
    private static final int SECRET_BYTES = 32;

    @Override
    public NewApiKey create(CreateApiKeyCommand command) {
        check.require(command);
        String secret = command.secret().orElseGet(() -> random(SECRET_BYTES));
        ApiKey key = new ApiKey(
                command.id().orElseGet(() -> "lk_" + random(ID_BYTES)),
                command.companyId(),
                command.name(),
                command.scopes(),
                command.role(),
                SecretHash.of(secret, random),
                contexts.now(),
                Optional.empty());
        if (!keys.get().add(key)) {
            throw new InvalidCommandException("id", "is already the id of an API key");
        }
        return new NewApiKey(key, secret);
    }

    @Override
    public List<ApiKey> list(CompanyId companyId) {
        return keys.get().list(companyId);
    }

    @Override
    public boolean revoke(CompanyId companyId, String id) {
        boolean revoked = keys.get().revoke(companyId, id, contexts.now());
        ApiKeyCache.onRevocation();
        return revoked;
    }

    @Override
    public boolean isEmpty() {
        return keys.get().isEmpty();
    }

    private String random(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
