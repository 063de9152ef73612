package io.leadstone.application.service.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.service.LazyPort;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Implements {@link VerifyApiKey}. It also compares a hash if the id is unknown, so that the response time does not
 * reveal which ids exist.
 *
 * @param dummyHash the hash that is compared for an unknown id
 */
public record VerifyApiKeyService(LazyPort<ApiKeyRepository> keys, SecretHash dummyHash) implements VerifyApiKey {

    public VerifyApiKeyService(LazyPort<ApiKeyRepository> keys, SecureRandom random) {
        this(keys, SecretHash.of(String.valueOf(random.nextLong()), random));
    }

    @Override
    public Optional<Caller> verify(String id, String secret) {
        Optional<ApiKey> key = keys.get().find(id);
        boolean matches = key.map(ApiKey::secretHash).orElse(dummyHash).matches(secret);
        return key.filter(found -> matches && found.isActive()).map(ApiKey::caller);
    }
}
