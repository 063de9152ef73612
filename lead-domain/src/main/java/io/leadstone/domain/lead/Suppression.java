package io.leadstone.domain.lead;

import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PlainText;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An entry of the suppression list of a company: the keyed hash of an email key or of a phone number, and its effect.
 * The address itself is not stored, and nobody without the key can test an address.
 *
 * @param id a UUIDv7
 * @param keyId the id of the key that made the hash, 1 to {@value #MAX_KEY_ID} of {@code A-Z a-z 0-9 . _ -}
 * @param hash the HMAC-SHA-256 (RFC 2104), as {@value #HASH_LENGTH} hexadecimal digits in lower case
 * @param reason a text of the company, at most {@value #MAX_REASON} characters
 * @param recordedBy the actor, as in {@link io.leadstone.domain.ChangeContext#actor()}
 */
public record Suppression(
        UUID id,
        CompanyId companyId,
        String keyId,
        String hash,
        Effect effect,
        Optional<String> reason,
        Instant recordedAt,
        String recordedBy) {

    /** Maximum length of the id of a key. */
    public static final int MAX_KEY_ID = 20;

    /** Length of a hash. */
    public static final int HASH_LENGTH = 64;

    /** Maximum length of a reason. */
    public static final int MAX_REASON = 200;

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_KEY_ID + "}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + HASH_LENGTH + "}");

    /** @throws IllegalArgumentException if a text does not have its form */
    public Suppression {
        requireKeyId(keyId);
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(
                    "the hash of a suppression must be " + HASH_LENGTH + " hexadecimal digits");
        }
        reason.ifPresent(text -> PlainText.requireSingleLine("reason", text, MAX_REASON));
    }

    /**
     * Returns {@code id} if it is the id of a key.
     *
     * @throws IllegalArgumentException if it has another form; the message does not contain it
     */
    public static String requireKeyId(String id) {
        if (!KEY_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a suppression key must be 1 to " + MAX_KEY_ID + " characters of A-Z a-z 0-9 . _ -");
        }
        return id;
    }

    @Override
    public String toString() {
        return "Suppression[id=" + id + ", effect=" + effect.code() + "]";
    }

    /** The effect of an entry. */
    public enum Effect implements Coded {
        /** The address must not be captured again. */
        REFUSE,
        /** Captures do not grant the consent to data processing, because the person has withdrawn it. */
        WITHOUT_DATA_PROCESSING,
        /** Captures do not grant the consent to marketing, because the person has withdrawn it. */
        WITHOUT_MARKETING;

        /** Returns the effect that keeps the withdrawal of this purpose. */
        public static Effect without(ConsentPurpose purpose) {
            return switch (purpose) {
                case DATA_PROCESSING -> WITHOUT_DATA_PROCESSING;
                case MARKETING -> WITHOUT_MARKETING;
            };
        }

        /** Returns the purpose whose consent is not granted; empty for {@link #REFUSE}. */
        public Optional<ConsentPurpose> purpose() {
            return switch (this) {
                case REFUSE -> Optional.empty();
                case WITHOUT_DATA_PROCESSING -> Optional.of(ConsentPurpose.DATA_PROCESSING);
                case WITHOUT_MARKETING -> Optional.of(ConsentPurpose.MARKETING);
            };
        }

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
