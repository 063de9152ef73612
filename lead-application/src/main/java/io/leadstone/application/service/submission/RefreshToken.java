package io.leadstone.application.service.submission;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.WidgetSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A refresh token. Its text names the company, the submission and the session, so that one lookup by key finds them. A
 * store keeps only the hash of the secret. The session id in an old token proves that the token was once valid.
 *
 * @param secret 32 random bytes in Base64; they need no salt and no slow hash
 */
public record RefreshToken(CompanyId companyId, LeadId submission, String session, String secret) {

    private static final int SECRET_BYTES = 32;
    private static final int PARTS = 4;
    private static final String SEPARATOR = "/";

    /** Maximum length of a text that is parsed. A valid token is shorter. */
    private static final int MAX_LENGTH = 512;

    /** Creates a token with a new secret. */
    public static RefreshToken create(CompanyId companyId, LeadId submission, String session, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new RefreshToken(
                companyId,
                submission,
                session,
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Parses a token. Returns empty if the text is malformed. */
    static Optional<RefreshToken> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = decoded.split(SEPARATOR, -1);
            return parts.length == PARTS
                    ? LeadId.parse(parts[1])
                            .map(id -> new RefreshToken(new CompanyId(parts[0]), id, parts[2], parts[3]))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the text for the client: URL-safe Base64. */
    public String text() {
        String joined = String.join(SEPARATOR, companyId.value(), submission.toString(), session, secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the SHA-256 hash of the secret in Base64. */
    public String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java runtime does not support SHA-256", impossible);
        }
    }

    /** Returns true if the token is or was one of the session of {@code found}. */
    boolean belongsTo(Submission found) {
        return found.session().id().equals(session);
    }

    /** Returns true if this is the present token of the session. */
    boolean isCurrent(WidgetSession current) {
        return current.refreshHash().filter(this::hasHash).isPresent();
    }

    /** Returns true if the secret has this hash. The comparison takes constant time. */
    boolean hasHash(String stored) {
        return MessageDigest.isEqual(stored.getBytes(StandardCharsets.UTF_8), hash().getBytes(StandardCharsets.UTF_8));
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return "RefreshToken[submission=" + submission + "]";
    }
}
