package io.leadstone.benchmarks.comparison;

import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;

/** The API key of one company, the same in all compared services. */
record ComparedKey(CompanyId company, String id, String secret) {

    /** Creates a key for the company in a store of Leadstone. */
    static ComparedKey create(LeadOperations operations, CompanyId company) {
        NewApiKey key =
                operations.apiKeys().create(new CreateApiKeyCommand(company, "benchmark", EnumSet.allOf(Scope.class)));
        return new ComparedKey(company, key.key().id(), key.secret());
    }

    Map<String, String> headers() {
        return Map.of("X-API-Key", id, "X-API-Secret", secret);
    }

    /** Returns the SHA-256 hash of the secret in hexadecimal, as the rival stores it. */
    String secretHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
